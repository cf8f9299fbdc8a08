package io.ramzor.api;

import io.ramzor.connect.EventDoor;
import io.ramzor.connect.Intake;
import io.ramzor.connect.Receipt;
import io.ramzor.connect.UnreadableBodyException;
import java.io.IOException;
import java.io.InputStream;

/** The intake behind the HTTP door, as the process composes it. */
record DoorIntake(Intake intake) implements EventIntake {
    @Override
    public Counts take(String source, String contentType, InputStream body) throws IOException, UnreadableBody {
        try {
            Receipt receipt = EventDoor.take("http:" + source, contentType, body, intake);
            return new Counts(
                    receipt.accepted(),
                    receipt.duplicates(),
                    receipt.rejected(),
                    receipt.rejects().stream()
                            .map(line -> new Line(line.line(), line.reason()))
                            .toList());
        } catch (UnreadableBodyException e) {
            throw new UnreadableBody(e.getMessage());
        }
    }
}
