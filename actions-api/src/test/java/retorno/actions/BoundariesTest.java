package retorno.actions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class BoundariesTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("retorno.actions");

    @Test
    void featuresMeetAtTheirDoorsAndNeverInACircle() {
        ApplicationModules.of(ActionsApplication.class).verify();
    }

    @Test
    void truthIsAFunctionOfWhatWasHeard() {
        noClasses()
                .that()
                .resideInAPackage("..calls.truth..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "..calls.truth..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(MAIN);
    }

    @Test
    void kafkaIsKnownToTheIntakeOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..calls.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .check(MAIN);
    }

    @Test
    void tablesAreKnownToTheRecordsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..calls.records..", "..calls.widgets..", "..actions.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "org.springframework.data..",
                        "org.springframework.jdbc..")
                .check(MAIN);
    }

    @Test
    void servletsAreKnownToTheContractOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..calls.web..", "..actions.twilio..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web.bind..")
                .check(MAIN);
    }

    @Test
    void twilioIsAskedByCommandsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..calls.commands..",
                        "..calls.script..",
                        "..actions.twilio..",
                        "..actions.twiml..")
                .and()
                .resideOutsideOfPackage("..actions.settings..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..actions.twilio..")
                .check(MAIN);
    }

    @Test
    void pipelineIsMetOnTheTopicAndOverHttpOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "retorno.ingest..",
                        "retorno.worker..",
                        "retorno.standalone..",
                        "retorno.fake..")
                .check(MAIN);
    }
}
