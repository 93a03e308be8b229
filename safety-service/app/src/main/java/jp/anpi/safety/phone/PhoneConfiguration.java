package jp.anpi.safety.phone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import jp.anpi.registry.http.page.LeanScripts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The page in the corridor, as far as it is more than files. */
@Configuration(proxyBeanMethods = false)
public class PhoneConfiguration {

    @Bean
    ShellRoutes shellRoutes() {
        return new ShellRoutes(ShellFiles.of(PhoneConfiguration::file));
    }

    /** A file of any of our pages as it is served, by the address a browser asks for. */
    private static Optional<byte[]> file(String address) {
        try (InputStream in = PhoneConfiguration.class.getResourceAsStream("/static" + address)) {
            return in == null ? Optional.empty() : Optional.of(LeanScripts.lean(address, in.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
