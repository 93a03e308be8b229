package jp.anpi.deploy.acceptance.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jp.anpi.deploy.acceptance.product.Product;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * One running town for all the classes that ask for it and its browser, started by the first and ended with the last. Whoever asks
 * for {@link Phones} has a drill of its own in it, so that nobody was reported there before.
 */
final class Town implements BeforeAllCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(Town.class);
    private static final Set<Class<?>> OFFERED = Set.of(Phones.class, Product.class, Chromium.class);

    /** Where there is no browser the class is skipped. */
    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    private static Running running(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, OURS)
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running town = running(context);
        Class<?> asked = parameter.getParameter().getType();
        return asked == Product.class
                ? town.product()
                : asked == Chromium.class ? town.browser() : phones(town, context);
    }

    private static Phones phones(Running town, ExtensionContext context) {
        return context.getStore(OURS)
                .computeIfAbsent(Phones.class, _ -> Phones.in(town.browser(), town.product()), Phones.class);
    }

    private record Running(Path directory, Chromium browser, Product product) implements AutoCloseable {

        static Running start() {
            Chromium browser = Chromium.launch();
            try {
                Path directory = Files.createTempDirectory("anpi-town");
                return new Running(
                        directory,
                        browser,
                        Product.ready(
                                directory, "--anpi.sample=town", "--anpi.push.subject=mailto:desk@minase.example"));
            } catch (IOException full) {
                browser.close();
                throw new UncheckedIOException(full);
            } catch (RuntimeException | Error failed) {
                browser.close();
                throw failed;
            }
        }

        @Override
        public void close() throws IOException {
            product.close();
            browser.close();
            FileSystemUtils.deleteRecursively(directory);
        }
    }
}
