package jp.anpi.registry.loading;

import java.time.InstantSource;
import java.util.stream.Collectors;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.ground.Ground;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.FloodSource;
import jp.anpi.registry.hazard.Floods;
import jp.anpi.registry.plan.PlanStore;
import jp.anpi.registry.sample.SampleCity;
import jp.anpi.registry.sample.SampleFlood;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.SampleMark;
import jp.anpi.registry.store.StateStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Made-up people for an empty registry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SampleProperties.class)
public class LoadingConfiguration {

    private static final String STREETS = "道路と水域（見本データ）";
    private static final String MADE_UP = "洪水浸水想定区域（見本データ）";

    @Bean
    SampleLoading sampleLoading(
            StateStore<DistrictState> districts,
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            StateStore<PersonState> persons,
            PlanStore plans,
            AccountStore accounts,
            Floods floods,
            Ground ground,
            Shelters shelters,
            SampleMark mark,
            SampleProperties properties,
            InstantSource clock) {
        return new SampleLoading(
                new SampleStores(districts, offices, members, persons, plans, accounts),
                city -> floods.load(
                                new FloodSource(city.name() + " " + MADE_UP, SampleCity.DEFAULT_DAY.getYear(), ""),
                                city.floodDepths().stream()
                                        .collect(Collectors.toMap(
                                                flood -> DepthRank.of(flood.depthRank())
                                                        .orElseThrow(),
                                                SampleFlood::ring)))
                        .then(Mono.defer(() -> ground.load(city.name() + " " + STREETS, city.streets())))
                        .then(shelters.load(city.shelters())),
                mark,
                properties,
                clock);
    }
}
