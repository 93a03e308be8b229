package jp.anpi.deploy.standalone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Refuses a key under {@code anpi.} that nothing reads: on the worst day nobody looks for the letter that made a setting
 * silent. Looks at the command line and files; environment variables have no reliable spelling, and system
 * properties also speak to tools and tests.
 */
final class MisspeltKeys implements BeanFactoryPostProcessor {

    private static final String OURS = "anpi.";

    private final ConfigurableEnvironment environment;

    MisspeltKeys(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<Key> known = knownKeys(beans);
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> settings
                    && !source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                    && !source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
                for (String name : settings.getPropertyNames()) {
                    if (name.startsWith(OURS) && known.stream().noneMatch(key -> key.reads(name))) {
                        throw new StartupRefused(ExitStatus.CONFIGURATION, sentence(name, known));
                    }
                }
            }
        }
    }

    private static String sentence(String name, List<Key> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(key -> distance(key.name(), name)))
                .map(key -> ": did you mean " + key.name() + "?")
                .orElse(".");
        return "The configuration is wrong: nothing reads " + name + nearest;
    }

    private static List<Key> knownKeys(ConfigurableListableBeanFactory beans) {
        List<Key> known = new ArrayList<>();
        for (String bean : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = Optional.ofNullable(beans.getType(bean, false))
                    .<Class<?>>map(ClassUtils::getUserClass)
                    .orElse(Object.class);
            ConfigurationProperties annotation =
                    AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class);
            if (annotation != null && type.isRecord() && (annotation.prefix() + ".").startsWith(OURS)) {
                Arrays.stream(type.getRecordComponents())
                        .map(component -> new Key(
                                annotation.prefix() + "." + DataObjectPropertyName.toDashedForm(component.getName()),
                                hasKeysInside(component.getType())))
                        .forEach(known::add);
            }
        }
        return known;
    }

    private static boolean hasKeysInside(Class<?> type) {
        return Map.class.isAssignableFrom(type) || Iterable.class.isAssignableFrom(type) || type.isRecord();
    }

    /** One setting; {@code open} when it is a map, a list or a record whose own keys its constructor checks. */
    private record Key(String name, boolean open) {
        boolean reads(String written) {
            return written.equals(name) || (open && (written.startsWith(name + ".") || written.startsWith(name + "[")));
        }
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
