package jp.anpi.notifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small real SMTP server on the loopback, with the moods a real one has. It keeps its port until it is closed. */
public final class SmtpServer implements AutoCloseable {

    /** One mail as it came over the wire. */
    public record Mail(String to, String raw) {

        /** A header of the mail with its folding undone; empty when there is none. */
        public String header(String name) {
            String head = raw.substring(0, raw.indexOf("\n\n")).replaceAll("\n[ \t]+", " ");
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private final ServerSocket server;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile String answerToRecipient = "250 ok";
    private volatile String answerToData = "250 taken";
    private volatile boolean silent;
    private volatile boolean up;

    public SmtpServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SmtpServer up() {
        up = true;
        return this;
    }

    /** Hangs up on everybody, now and until it is up again. */
    public void down() {
        up = false;
        try {
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** For example {@code 550 no such user}. */
    public void answerToRecipient(String reply) {
        answerToRecipient = reply;
    }

    public void answerToData(String reply) {
        answerToData = reply;
    }

    /** Takes connections and says nothing. */
    public void fallSilent() {
        silent = true;
    }

    @Override
    public void close() {
        down();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                sockets.add(socket);
                if (up) {
                    Thread.ofVirtual().start(() -> serve(socket));
                } else {
                    socket.close();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = socket.getOutputStream();
            if (!silent) {
                say(out, "220 test");
            }
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say(out, answerToRecipient);
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        String raw = data(in);
                        if (answerToData.startsWith("250")) {
                            mails.add(new Mail(to, raw));
                        }
                        say(out, answerToData);
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            sockets.remove(socket);
        }
    }

    private static String data(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line.startsWith(".") ? line.substring(1) : line);
        }
        return String.join("\n", lines);
    }

    private void say(OutputStream out, String line) throws IOException {
        if (!silent) {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
