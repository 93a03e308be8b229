package jp.anpi.registry.importing;

import jp.anpi.registry.importing.office.OfficeListConfiguration;
import jp.anpi.registry.importing.person.PersonListConfiguration;
import jp.anpi.registry.importing.plan.PlanListConfiguration;
import jp.anpi.registry.importing.run.ImportsConfiguration;
import jp.anpi.registry.importing.serving.ServingListConfiguration;
import jp.anpi.registry.importing.shelter.ShelterListConfiguration;
import jp.anpi.registry.importing.undo.UndoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Imports, and a kind of list for each feature that has some. */
@Configuration(proxyBeanMethods = false)
@Import({
    ImportsConfiguration.class,
    UndoConfiguration.class,
    PersonListConfiguration.class,
    OfficeListConfiguration.class,
    ServingListConfiguration.class,
    PlanListConfiguration.class,
    ShelterListConfiguration.class
})
public class ImportConfiguration {}
