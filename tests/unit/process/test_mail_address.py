"""What is an e-mail address and what is none."""

import pytest

from facilitator.errors import NotValid
from facilitator.process.mail_address import Address, ascii_address, checked_address, named_address


@pytest.mark.parametrize(
    "address",
    [
        "ann@example.org",
        "Ann.Berg+team@mail.example.org",
        "o'brien_1@example.co.uk",
        "ann@localhost",
        "ann@müller.example",
        "ann@उदाहरण.परीक्षा",
        "ann@xn--mller-kva.example",
        f"{'a' * 64}@example.org",
    ],
)
def test_an_address_stays_as_it_is(address: str) -> None:
    assert checked_address(address) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ann",
        "@example.org",
        "ann@",
        "ann@example",
        "a@b@example.org",
        "ann @example.org",
        "ann@exa mple.org",
        "ann@example..org",
        "ann@.example.org",
        "ann@example.org.",
        "ann@-example.org",
        "ann@exa_mple.org",
        "ann@192.168.0.1",
        ".ann@example.org",
        "ann.@example.org",
        "an..n@example.org",
        '"ann berg"@example.org',
        "Ann Berg <ann@example.org>",
        "<ann@example.org>",
        "ann@example.org, bo@example.org",
        "ann@example.org;bo@example.org",
        "ann@example.org\r\nBcc: eve@example.org",
        "ann@example.org\nBcc:eve@example.org",
        "ann\n@example.org",
        "änn@example.org",
        "ann@exam\u200bple.org",
        "ann@exam\u202eple.org",
        f"{'a' * 65}@example.org",
        f"ann@{'a' * 64}.org",
        f"ann@{'a.' * 126}org",
    ],
)
def test_what_is_no_address_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(NotValid) as told:
        checked_address(text)
    assert "e-mail address" in told.value.message
    assert "\n" not in str(told.value)


def test_spaces_around_an_address_are_taken_off() -> None:
    assert checked_address("  ann@example.org\n") == "ann@example.org"


@pytest.mark.parametrize(
    ("address", "on_the_wire"),
    [
        ("Ann@Example.org", "Ann@Example.org".replace("Example", "example")),
        ("ann@Müller.example", "ann@xn--mller-kva.example"),
        # Of the older standard for such domains it would have become strasse.example, which is somebody else's.
        ("ann@straße.example", "ann@xn--strae-oqa.example"),
        ("ann@مثال.example", "ann@xn--mgbh0fb.example"),
    ],
)
def test_domains_of_any_script_are_written_in_ascii(address: str, on_the_wire: str) -> None:
    assert ascii_address(address) == on_the_wire


def test_letters_that_look_alike_in_unicode_are_one_address() -> None:
    assert checked_address("ann@mu\u0308ller.example") == "ann@müller.example"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann@example.org", Address("", "ann@example.org")),
        ("Ann Berg <ann@example.org>", Address("Ann Berg", "ann@example.org")),
        ('"Berg, Ann" <ann@example.org>', Address("Berg, Ann", "ann@example.org")),
        ("<ann@example.org>", Address("", "ann@example.org")),
    ],
)
def test_a_name_may_stand_before_an_address(text: str, address: Address) -> None:
    assert named_address(text) == address


@pytest.mark.parametrize("text", ["Ann", "Ann <ann>", "Ann <ann@example.org", "Ann <ann@example.org> and Bo"])
def test_a_name_without_an_address_is_refused(text: str) -> None:
    with pytest.raises(NotValid, match="not an e-mail address"):
        named_address(text)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (Address("", "ann@example.org"), "ann@example.org"),
        (Address("Ann\nBerg", "ann@example.org"), "Ann Berg <ann@example.org>"),
    ],
)
def test_an_address_is_written_on_one_line(address: Address, written: str) -> None:
    assert str(address) == written
