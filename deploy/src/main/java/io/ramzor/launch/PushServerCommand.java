package io.ramzor.launch;

import io.ramzor.centre.CentreException;
import io.ramzor.topic.Broker;
import io.ramzor.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The server of {@code bench push}: {@code serve}, which besides says on standard output when each probe stands on topic {@code floor}.
 * It ends when its standard input does.
 */
@Command(name = "push-server", hidden = true)
final class PushServerCommand implements Callable<Integer> {
    static final String PORT = "port ";
    static final String INVITATION = "invitation ";
    static final String PROBE = "probe ";

    private static final int READ_AT_ONCE = 5_000;
    private static final Duration WAIT = Duration.ofMillis(500);

    @Option(names = "--contacts")
    private boolean contacts;

    @Parameters(arity = "1..*", description = "What serve is given.")
    private String[] arguments;

    @Override
    public Integer call() throws IOException, CentreException, CommandException {
        ServeCommand serve = new ServeCommand();
        new CommandLine(serve).parseArgs(arguments);
        serve.contacts = contacts;
        CentreProcess process = serve.serve().process();
        System.out.println(PORT + process.api().port());
        System.out.println(INVITATION + process.accounts().firstInvitation().orElseThrow());
        Thread observer = new Thread(() -> observe(process.broker()), "observer");
        observer.setDaemon(true);
        observer.start();
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        return 0;
    }

    /** What is read is not decoded: the keys say enough. */
    private static void observe(Broker broker) {
        try {
            for (long next = 0; ; ) {
                for (Broker.Stored stored : broker.read(Topics.FLOOR.name(), 0, next, READ_AT_ONCE, WAIT)) {
                    next = stored.offset() + 1;
                    int batch = PushProbe.batchOfContact(stored.key());
                    if (batch >= 0) {
                        System.out.println(PROBE + batch + " " + System.nanoTime());
                    }
                }
            }
        } catch (IOException e) {
            // The broker is closed: the bench is over.
        }
    }
}
