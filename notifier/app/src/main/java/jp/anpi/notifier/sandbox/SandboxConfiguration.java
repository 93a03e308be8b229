package jp.anpi.notifier.sandbox;

import java.time.ZoneId;
import jp.anpi.notifier.message.MessageStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The desk's view of messages, as data and as a page. */
@Configuration(proxyBeanMethods = false)
@Import({NoticeRoutes.class, SandboxRoutes.class})
public class SandboxConfiguration {

    @Bean
    NoticeList noticeList(MessageStore messages) {
        return new NoticeList(messages);
    }

    @Bean
    SandboxPage sandboxPage(@Value("${anpi.zone:Asia/Tokyo}") ZoneId zone) {
        return new SandboxPage(zone);
    }
}
