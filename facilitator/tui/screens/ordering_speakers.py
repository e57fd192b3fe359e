"""In which order members speak: what check-in and updates share."""

from typing import Generic

from facilitator.process.speaker_order import SpeakerOrder
from facilitator.tui.keys import bindings
from facilitator.tui.opening import acts
from facilitator.tui.screens.one_key import OneKey
from facilitator.tui.screens.stage import StageScreen, V

_ORDERS = {
    "s": (SpeakerOrder.SERIES, "as in the series"),
    "a": (SpeakerOrder.ALPHABETICAL, "alphabetical"),
    "r": (SpeakerOrder.ROTATING, "rotating"),
    "x": (SpeakerOrder.SHUFFLED, "shuffled"),
}


class OrderingSpeakersScreen(StageScreen[V], Generic[V]):
    """A phase in which the speakers can be put in another order."""

    BINDINGS = bindings("order")

    def action_speaker_order(self) -> None:
        """Put those who have not spoken in another order."""

        def chosen(key: str | None) -> None:
            if key:
                order, _ = _ORDERS[key]
                with self.acting():
                    self.desk.do(acts.speaker_order.arrange, self.meeting_id, order)
                    self.facilitator.tell(f"The speakers stand {order.phrase}.")

        self.app.push_screen(OneKey("Who speaks when", {key: word for key, (_, word) in _ORDERS.items()}), chosen)
