"""The command line: arguments in; text, files and exit codes out. One module a command, imported when it is used."""
