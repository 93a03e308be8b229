package jp.anpi.registry.contract;

import java.util.List;
import java.util.Optional;

/** What a person cannot be without for long. Everything empty means that nothing of the kind is known. */
public record LifeSupport(
        List<PoweredDevice> devices, Optional<Oxygen> oxygen, Optional<Dialysis> dialysis, List<Medicine> medicines) {

    public static final LifeSupport NONE = new LifeSupport(List.of(), Optional.empty(), Optional.empty(), List.of());

    public LifeSupport {
        devices = List.copyOf(devices);
        medicines = List.copyOf(medicines);
    }
}
