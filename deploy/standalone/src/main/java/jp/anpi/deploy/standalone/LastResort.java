package jp.anpi.deploy.standalone;

import jp.anpi.deploy.embedded.kafka.BrokerStatus;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the process when the embedded log has failed for good (architecture decision 12): whoever supervises the process
 * then starts it anew, and the store holds every report that was spooled meanwhile.
 */
final class LastResort {

    private LastResort() {}

    static void watch(EmbeddedEngines engines, ConfigurableApplicationContext context) {
        engines.kafka()
                .ifPresent(kafka -> kafka.listen(status -> {
                    if (status instanceof BrokerStatus.Failed(String because)) {
                        Thread.ofPlatform().name("anpi-last-resort").start(() -> end(context, because));
                    }
                }));
    }

    private static void end(ConfigurableApplicationContext context, String because) {
        System.err.println(
                "anpi: The log failed for good (" + because + "): mend the disk or directory and start again.");
        context.close();
        System.exit(ExitStatus.SOFTWARE.code());
    }
}
