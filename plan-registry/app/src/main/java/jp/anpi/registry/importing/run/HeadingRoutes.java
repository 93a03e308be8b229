package jp.anpi.registry.importing.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.importing.file.ListFile;
import jp.anpi.registry.importing.file.WorkbookSheet;
import jp.anpi.registry.importing.list.HeadingRow;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.run.HeadingProfiles.Profile;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.SpooledUpload;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Which column of a list is taken for what, before anything is looked at, and what a city has saved of that. */
@RestController
final class HeadingRoutes {

    private static final int LONGEST = 60;
    private static final Text NAME = new Text("1〜{0}文字の名前です。", "A name of 1 to {0} characters.");
    private static final Text MISSING = new Text("必須です。", "It is required.");

    private final Imports imports;
    private final HeadingProfiles profiles;
    private final ImportProperties properties;

    HeadingRoutes(Imports imports, HeadingProfiles profiles, ImportProperties properties) {
        this.imports = imports;
        this.profiles = profiles;
        this.properties = properties;
    }

    /**
     * What stands at the beginning of a list.
     *
     * @param row in which its headings are
     * @param sheet of a workbook, in which the list is
     * @param otherSheets that are not read
     * @param known everything that can be taken from a list of this kind
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            TextEncoding encoding,
            int row,
            Optional<String> sheet,
            List<String> otherSheets,
            List<Column> columns,
            List<Known> known) {}

    /**
     * A column of the list.
     *
     * @param at counted from 1
     * @param sample what stands below the heading
     * @param meant what is taken from there; absent when nothing is
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Column(int at, String heading, List<String> sample, Optional<String> meant) {}

    /**
     * Something that can be taken from a list.
     *
     * @param heading under which we write it ourselves
     * @param anyOf a name shared by those of which one is needed; empty for what stands alone
     */
    record Known(String column, String heading, boolean required, String anyOf) {

        static Known of(ListColumn column, String name) {
            return new Known(name, column.heading(), column.required(), column.anyOf());
        }
    }

    /** What was found out by itself, or what {@code mapping} or {@code profile} say; also where headings are missing. */
    @PostMapping(path = "/api/imports/{kind}/headings", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Answer> headings(
            @PathVariable String kind,
            @RequestBody Flux<PartEvent> parts,
            @RequestParam Optional<TextEncoding> encoding) {
        return headings(imports.taking(kind), parts, encoding);
    }

    private <C extends Enum<C> & ListColumn> Mono<Answer> headings(
            Taking<C> taking, Flux<PartEvent> parts, Optional<TextEncoding> encoding) {
        return SpooledUpload.of(parts, properties.upload().toBytes(), ImportProblem.ONE_LIST)
                .flatMap(upload -> profiles.said(taking, upload)
                        .flatMap(said -> Mono.fromCallable(
                                        () -> ListFile.Beginning.of(taking.columns(), upload.file(), encoding, said))
                                .subscribeOn(Schedulers.boundedElastic())
                                .map(beginning -> answer(taking.columns(), beginning, said)))
                        .doFinally(_ -> upload.file().close()));
    }

    private static <C extends Enum<C> & ListColumn> Answer answer(
            Class<C> kind, ListFile.Beginning beginning, Map<String, Optional<C>> said) {
        HeadingRow<C> headings = HeadingRow.find(kind, beginning.rows(), said);
        List<SheetRow> below = beginning.rows().stream()
                .filter(row -> row.number() > headings.row())
                .toList();
        return new Answer(
                beginning.encoding(),
                headings.row(),
                beginning.sheet().map(WorkbookSheet::name),
                beginning.sheet().map(WorkbookSheet::others).orElse(List.of()),
                headings.cells().stream()
                        .map(cell -> new Column(
                                cell.at(),
                                cell.heading(),
                                below.stream()
                                        .map(row -> row.cell(cell.at()))
                                        .filter(text -> !text.isBlank())
                                        .limit(2)
                                        .toList(),
                                cell.meant().map(Enum::name)))
                        .toList(),
                Arrays.stream(kind.getEnumConstants())
                        .map(column -> Known.of(column, column.name()))
                        .toList());
    }

    record Profiles(List<Profile> items) {}

    @GetMapping("/api/imports/{kind}/profiles")
    Mono<Profiles> profiles(@PathVariable String kind) {
        return profiles.list(imports.taking(kind).kind()).map(Profiles::new);
    }

    record ProfileRequest(Optional<Map<String, String>> headings) {}

    /** Saves what headings mean under a name, in place of what was saved under it. */
    @PutMapping("/api/imports/{kind}/profiles/{name}")
    Mono<Profile> save(@PathVariable String kind, @PathVariable String name, @RequestBody Mono<ProfileRequest> body) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(ProblemItem.field("name", NAME, LONGEST))
                    .refused();
        }
        Taking<?> taking = imports.taking(kind);
        return body.flatMap(request -> profiles.put(
                taking,
                new Profile(
                        name.strip(),
                        request.headings()
                                .orElseThrow(() -> Problem.of(CommonProblem.WRONG_FIELD)
                                        .and(ProblemItem.field("headings", MISSING))
                                        .refused()))));
    }

    @DeleteMapping("/api/imports/{kind}/profiles/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable String kind, @PathVariable String name) {
        return profiles.remove(imports.taking(kind).kind(), name);
    }
}
