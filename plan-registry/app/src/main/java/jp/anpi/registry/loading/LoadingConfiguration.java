package jp.anpi.registry.loading;

import java.time.InstantSource;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.plan.PlanStore;
import jp.anpi.registry.store.SampleMark;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Made-up people for an empty registry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SampleProperties.class)
public class LoadingConfiguration {

    @Bean
    SampleLoading sampleLoading(
            StateStore<DistrictState> districts,
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            StateStore<PersonState> persons,
            PlanStore plans,
            AccountStore accounts,
            SampleMark mark,
            SampleProperties properties,
            InstantSource clock) {
        return new SampleLoading(
                new SampleStores(districts, offices, members, persons, plans, accounts), mark, properties, clock);
    }
}
