package jp.anpi.notifier.channel;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailSendException;

/** Finds the server's reply code in a failure; its text is left out, since it may repeat the address. */
final class SmtpAnswer {

    private static final int MOST_CAUSES = 20;

    private SmtpAnswer() {}

    /** The reply code with which the server refused the message or its address, for example 550. */
    static Optional<Integer> code(Throwable failure) {
        if (failure instanceof MailSendException sending) {
            for (var single : sending.getMessageExceptions()) {
                var code = code(single);
                if (code.isPresent()) {
                    return code;
                }
            }
        }
        var next = Optional.ofNullable(failure);
        for (int depth = 0; depth < MOST_CAUSES && next.isPresent(); depth++) {
            switch (next.get()) {
                case SMTPAddressFailedException address -> {
                    return Optional.of(address.getReturnCode());
                }
                case SMTPSendFailedException send
                when !(send.getNextException() instanceof SMTPAddressFailedException) -> {
                    return Optional.of(send.getReturnCode());
                }
                case SMTPSenderFailedException sender -> {
                    return Optional.of(sender.getReturnCode());
                }
                case MessagingException mail -> next = Optional.ofNullable(mail.getNextException());
                case Throwable other -> next = Optional.ofNullable(other.getCause());
            }
        }
        return Optional.empty();
    }
}
