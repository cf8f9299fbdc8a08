package io.ramzor.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks whether a port can be listened on before anything else is started. */
final class FreePort {
    private static final int MOST = 65_535;

    private FreePort() {}

    /** @throws CommandException if it cannot; the message says why and what to do */
    static void require(String host, int port) throws CommandException {
        if (port < 0 || port > MOST) {
            throw new CommandException("a port is a number from 0 to " + MOST + ", not " + port);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new CommandException("this machine has no address " + host);
        } catch (IOException e) {
            throw new CommandException("port " + port + " of " + host + " cannot be listened on (" + e.getMessage()
                    + "); end the program that uses it or choose another with --port");
        }
    }
}
