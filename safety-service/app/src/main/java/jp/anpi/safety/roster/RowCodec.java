package jp.anpi.safety.roster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * Rows as a few bytes, because a city's rows are read at every start. Enums travel as their ordinals, so their constants
 * keep their order; the first byte names the form. Offices, members and districts are shared between the rows that are
 * read, which halves the memory of a city.
 */
public final class RowCodec {

    private static final byte FORM = 5;

    /** From this form on rows have a word on life support. */
    private static final byte LIFE_SUPPORT = 2;

    /** From this form on rows have a word on consents. */
    private static final byte CONSENTS = 3;

    /** From this form on rows have a word on how near to the door the position is. */
    private static final byte NEARBY = 4;

    /** From this form on the word on consents tells the list and the plan apart. */
    private static final byte LIST_AND_PLAN = 5;

    private final Map<DistrictId, DistrictId> districts = new ConcurrentHashMap<>();
    private final Map<OfficeId, OfficeId> offices = new ConcurrentHashMap<>();
    private final Map<MemberId, MemberId> members = new ConcurrentHashMap<>();

    /** The one shared instance of a district's id. */
    DistrictId shared(DistrictId id) {
        return districts.computeIfAbsent(id, same -> same);
    }

    /** Writes any number of rows. */
    public byte[] write(List<PersonRow> rows) {
        var bytes = new ByteArrayOutputStream(rows.size() * 96 + 8);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeInt(rows.size());
            for (var row : rows) {
                write(row, out);
            }
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #write} wrote. */
    public List<PersonRow> read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte form = in.readByte();
            if (form < 1 || form > FORM) {
                throw new IllegalStateException("roster rows of an unknown form: " + form);
            }
            int count = in.readInt();
            List<PersonRow> rows = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                rows.add(row(in, form));
            }
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException("roster rows end early", broken);
        }
    }

    private static void write(PersonRow row, DataOutputStream out) throws IOException {
        write(row.id().value(), out);
        out.writeLong(row.version());
        out.writeUTF(row.name());
        out.writeByte(row.group().ordinal());
        out.writeByte(row.lifecycle().ordinal());
        out.writeBoolean(row.confidential());
        out.writeBoolean(row.hasPlan());
        out.writeBoolean(row.lifeSupport());
        out.writeByte(row.slot());
        out.writeUTF(row.district().value());
        out.writeDouble(row.position().map(Position::lat).orElse(Double.NaN));
        out.writeDouble(row.position().map(Position::lon).orElse(Double.NaN));
        out.writeShort(row.assignments().size());
        for (var assignment : row.assignments()) {
            write(assignment, out);
        }
        out.writeShort(row.checkers().size());
        for (var checker : row.checkers()) {
            write(checker, out);
        }
        out.writeShort(row.serving().size());
        for (var office : row.serving()) {
            write(office.value(), out);
        }
        out.writeByte(AgreedByte.number(row.agreed()));
        out.writeBoolean(row.nearby());
    }

    private PersonRow row(DataInputStream in, byte form) throws IOException {
        var id = new PersonId(uuid(in));
        long version = in.readLong();
        String name = in.readUTF();
        var group = GROUPS[in.readUnsignedByte()];
        var lifecycle = LIFECYCLES[in.readUnsignedByte()];
        boolean confidential = in.readBoolean();
        boolean hasPlan = in.readBoolean();
        boolean lifeSupport = form < LIFE_SUPPORT || in.readBoolean();
        int slot = in.readUnsignedByte();
        var district = shared(new DistrictId(in.readUTF()));
        double lat = in.readDouble();
        double lon = in.readDouble();
        Optional<Position> position = Double.isNaN(lat) ? Optional.empty() : Optional.of(new Position(lat, lon));
        List<Assignment> assignments = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            assignments.add(assignment(in));
        }
        List<NamedChecker> checkers = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            checkers.add(checker(in));
        }
        List<OfficeId> serving = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            serving.add(shared(new OfficeId(uuid(in))));
        }
        Agreed agreed = form < CONSENTS ? Agreed.NOTHING : agreed(in.readUnsignedByte(), form);
        boolean nearby = form >= NEARBY && in.readBoolean();
        return new PersonRow(
                id,
                version,
                name,
                group,
                district,
                position,
                nearby,
                confidential,
                hasPlan,
                lifeSupport,
                slot,
                lifecycle,
                List.copyOf(assignments),
                List.copyOf(checkers),
                List.copyOf(serving),
                agreed);
    }

    private static Agreed agreed(int number, byte form) {
        return form < LIST_AND_PLAN ? AgreedByte.ofBoth(number) : AgreedByte.of(number);
    }

    private static void write(Assignment assignment, DataOutputStream out) throws IOException {
        out.writeByte(assignment.role().ordinal());
        write(assignment.office().value(), out);
        out.writeBoolean(assignment.member().isPresent());
        if (assignment.member().isPresent()) {
            write(assignment.member().get().value(), out);
        }
        out.writeInt(Math.toIntExact(assignment.from().toEpochDay()));
        out.writeInt(
                assignment.to().map(day -> Math.toIntExact(day.toEpochDay())).orElse(Integer.MAX_VALUE));
    }

    private Assignment assignment(DataInputStream in) throws IOException {
        var role = ROLES[in.readUnsignedByte()];
        var office = shared(new OfficeId(uuid(in)));
        Optional<MemberId> member = in.readBoolean() ? Optional.of(shared(new MemberId(uuid(in)))) : Optional.empty();
        var from = LocalDate.ofEpochDay(in.readInt());
        int to = in.readInt();
        return new Assignment(
                role,
                office,
                member,
                from,
                to == Integer.MAX_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(to)));
    }

    private static void write(NamedChecker checker, DataOutputStream out) throws IOException {
        switch (checker) {
            case NamedChecker.ByMember(var member) -> {
                out.writeByte(0);
                write(member.value(), out);
            }
            case NamedChecker.ByOffice(var office) -> {
                out.writeByte(1);
                write(office.value(), out);
            }
            case NamedChecker.ByContact(int contact) -> {
                out.writeByte(2);
                out.writeInt(contact);
            }
        }
    }

    private NamedChecker checker(DataInputStream in) throws IOException {
        int form = in.readByte();
        return switch (form) {
            case 0 -> new NamedChecker.ByMember(shared(new MemberId(uuid(in))));
            case 1 -> new NamedChecker.ByOffice(shared(new OfficeId(uuid(in))));
            case 2 -> new NamedChecker.ByContact(in.readInt());
            default -> throw new IllegalStateException("a named checker of an unknown form: " + form);
        };
    }

    private OfficeId shared(OfficeId id) {
        return offices.computeIfAbsent(id, same -> same);
    }

    private MemberId shared(MemberId id) {
        return members.computeIfAbsent(id, same -> same);
    }

    private static void write(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static final PriorityGroup[] GROUPS = PriorityGroup.values();
    private static final Lifecycle[] LIFECYCLES = Lifecycle.values();
    private static final Assignment.Role[] ROLES = Assignment.Role.values();
}
