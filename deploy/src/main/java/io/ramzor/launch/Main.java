package io.ramzor.launch;

import io.ramzor.centre.CentreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar ramzor.jar COMMAND}. Exit codes: 0 done, 1 the work failed, 2 wrong use. */
@Command(
        name = "ramzor",
        description = "Real-time workforce and queue management for contact centres.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = "%nHelp on a command: java -jar ramzor.jar COMMAND --help",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            ImportCommand.class,
            StaffCommand.class,
            ForecastCommand.class,
            BacktestCommand.class,
            RebalanceCommand.class,
            RosterCommand.class,
            BenchCommand.class,
            BackfillCommand.class
        })
public final class Main implements Runnable {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    /** Set where a build starts us: we are not to outlive it. */
    private static final String ENDS_WITH_PARENT = "ramzor.ends.with.parent";

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        if (Boolean.getBoolean(ENDS_WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(FAILED)));
        }
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getCommandName() + ": " + message(failure));
            return FAILED;
        });
        line.setParameterExceptionHandler((wrong, given) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr()
                    .println(command.getCommandName() + ": " + oneLine(wrong.getMessage()) + "; see "
                            + command.getCommandSpec().qualifiedName() + " --help");
            return WRONG_USE;
        });
        return line.execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    /** What to tell people of a failure: its own message where that was written for them. */
    static String message(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CentreException || cause instanceof CommandException) {
            return cause.getMessage();
        }
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return oneLine(cause.getMessage());
        }
        if (cause instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        if (cause instanceof IOException && cause.getMessage() != null) {
            return oneLine(cause.getMessage());
        }
        LOG.debug("unexpected failure", cause);
        StackTraceElement[] trace = cause.getStackTrace();
        return "unexpected failure " + oneLine(String.valueOf(cause)) + (trace.length == 0 ? "" : " at " + trace[0])
                + "; please report it";
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "is already there, and no folder";
        }
        return failure.getReason() == null ? "cannot be read or written" : failure.getReason();
    }

    private static String oneLine(String text) {
        return text == null
                ? ""
                : text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }

    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "ramzor " + (version == null ? "(not packaged)" : version) + " on Java " + Runtime.version()
            };
        }
    }
}
