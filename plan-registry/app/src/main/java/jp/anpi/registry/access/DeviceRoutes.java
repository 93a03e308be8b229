package jp.anpi.registry.access;

import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The desk sees and withdraws all devices, everybody else those of their own account. */
@RestController
final class DeviceRoutes {

    private final DeviceStore store;
    private final Devices devices;

    DeviceRoutes(DeviceStore store, Devices devices) {
        this.store = store;
        this.devices = devices;
    }

    @GetMapping("/api/devices")
    Mono<Listing<DeviceItem>> list(@RequestParam Optional<OfficeId> officeId, Paging paging, Caller caller) {
        Optional<AccountId> account =
                Disclosure.administersDevices(caller.role()) ? Optional.empty() : Optional.of(caller.account());
        Optional<String> after = paging.after(1).map(cursor -> cursor.parts().getFirst());
        return store.list(account, officeId, after, paging.limit() + 1)
                .map(found -> Listing.of(
                                found,
                                paging.limit(),
                                last -> Cursor.of(last.id().toString()))
                        .map(device -> DeviceItem.of(device, caller)));
    }

    /** Harmless when it was withdrawn before. */
    @DeleteMapping("/api/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(@PathVariable DeviceId id, Caller caller, ServerWebExchange exchange) {
        return store.find(id)
                .filter(device -> Disclosure.administersDevices(caller.role())
                        || device.account().equals(caller.account()))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(device -> devices.withdraw(device, caller.username()))
                .doOnSuccess(_ -> {
                    if (caller.device().filter(id::equals).isPresent()) {
                        exchange.getResponse().addCookie(SessionCookie.clear(exchange.getRequest()));
                    }
                });
    }
}
