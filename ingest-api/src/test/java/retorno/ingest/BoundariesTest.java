package retorno.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What ingest may know.
class BoundariesTest {
    private static final JavaClasses INGEST =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("retorno.ingest");

    @Test
    void looksIntoNoEvent() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("retorno.event..", "retorno.provider.*..", "retorno.worker..")
                .because("ingest interprets nothing: providers do, behind their interface")
                .check(INGEST);
    }

    @Test
    void ownsNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.sqlite..",
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "org.flywaydb..",
                        "org.springframework.jdbc..",
                        "org.springframework.data..")
                .check(INGEST);
    }

    @Test
    void speaksWithKafkaInThreePlaces() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(EnvelopePublisher.class, IngestKafka.class, IngestTopics.class)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka.."))
                .check(INGEST);
    }

    @Test
    void refusesWithoutKnowingTheProgram() {
        classes()
                .that()
                .resideInAPackage("retorno.ingest.problem..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("retorno.ingest", "retorno.ingest.spool..")
                .check(INGEST);
    }
}
