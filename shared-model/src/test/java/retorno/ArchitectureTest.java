package retorno;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What this module may not become.
class ArchitectureTest {
    private static final JavaClasses MODEL =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("retorno");

    @Test
    void speaksNoFrameworksLanguage() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "retorno..",
                        "java.lang..",
                        "java.math..",
                        "java.net..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "javax.crypto..",
                        "javax.xml.stream..",
                        "java.io..",
                        "org.jspecify.annotations..",
                        "tools.jackson..")
                .because(
                        "ingest and worker share it, and neither may pull the other's frameworks in")
                .check(MODEL);
    }

    @Test
    void ownsNoClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .because("the same bytes must give the same rows whenever they are parsed")
                .check(MODEL);
    }

    @Test
    void eventsKnowNobody() {
        noClasses()
                .that()
                .resideInAPackage("retorno.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("retorno.envelope..", "retorno.provider..", "retorno.wire..")
                .check(MODEL);
    }

    @Test
    void envelopesKnowNobody() {
        noClasses()
                .that()
                .resideInAPackage("retorno.envelope..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("retorno.event..", "retorno.provider..", "retorno.wire..")
                .because("ingest handles them without looking inside")
                .check(MODEL);
    }

    @Test
    void timesKnowNobody() {
        classes()
                .that()
                .resideInAPackage("retorno.time..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("retorno.time..", "java..", "org.jspecify.annotations..")
                .check(MODEL);
    }

    @Test
    void theProcessAndTheLanguageKnowNothingOfEachOther() {
        classes()
                .that()
                .resideInAPackage("retorno.program..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("retorno.program..", "java..", "org.jspecify.annotations..")
                .andShould()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("retorno.program..")
                .check(MODEL);
    }

    @Test
    void providersDoNotKnowEachOther() {
        slices().matching("retorno.provider.(*)..").should().notDependOnEachOther().check(MODEL);
    }

    @Test
    void eachProviderHasOneDoor() {
        Map<String, List<String>> doors =
                MODEL.stream()
                        .filter(type -> type.getPackageName().matches("retorno\\.provider\\..+"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .collect(
                                groupingBy(
                                        JavaClass::getPackageName,
                                        mapping(JavaClass::getSimpleName, toList())));
        assertThat(doors).containsKey("retorno.provider.infobip");
        assertThat(doors.values()).allSatisfy(types -> assertThat(types).hasSize(1));
    }
}
