package retorno.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class BoundariesTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("retorno.worker");

    @Test
    void featuresMeetAtTheirDoorsAndNeverInACircle() {
        ApplicationModules.of(WorkerApplication.class).verify();
    }

    @Test
    void kafkaIsKnownWhereTopicsAreReadOrWrittenOnly() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "..worker.intake..",
                                "..worker.topics..",
                                "..worker.lag..",
                                "..worker.replay..",
                                "..worker.events..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");
        rule.check(MAIN);
    }

    @Test
    void sqlIsWrittenInStoresOnly() {
        ArchRule rule =
                noClasses()
                        .that()
                        .haveNameNotMatching(".*Store(\\$.*)?")
                        .and()
                        .resideOutsideOfPackage("..worker.rows..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");
        rule.check(MAIN);
    }

    @Test
    void servletsAreKnownToQueriesAndOperationsOnly() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..worker.query..", "..worker.operations..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..");
        rule.check(MAIN);
    }

    @Test
    void ingestIsMetOnTheTopicOnly() {
        ArchRule rule =
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("retorno.ingest..", "retorno.standalone..");
        rule.check(MAIN);
    }

    @Test
    void storesStayBehindTheirDoors() {
        ArchRule rule =
                classes()
                        .that()
                        .resideInAnyPackage("..worker.ledger..", "..worker.deadletter..")
                        .and()
                        .haveSimpleNameEndingWith("Store")
                        .should()
                        .bePackagePrivate();
        rule.check(MAIN);
    }
}
