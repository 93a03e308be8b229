package jp.anpi.notifier.sandbox;

import java.time.ZoneId;
import jp.anpi.notifier.message.MessageStore;
import jp.anpi.safety.contract.ArchivePart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The desk's view of messages, as data and as a page. */
@Configuration(proxyBeanMethods = false)
@Import({NoticeRoutes.class, SandboxRoutes.class})
public class SandboxConfiguration {

    @Bean
    NoticeList noticeList(MessageStore messages) {
        return new NoticeList(messages);
    }

    @Bean
    ArchivePart noticeArchive(MessageStore messages, JsonMapper json) {
        return new NoticeArchive(messages, json);
    }

    @Bean
    SandboxPage sandboxPage(@Value("${anpi.zone:Asia/Tokyo}") ZoneId zone) {
        return new SandboxPage(zone);
    }
}
