package jp.anpi.registry.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator.
 *
 * @param adminPassword of the user {@code admin}, at least 8 characters; without it a random one is made once
 */
@ConfigurationProperties("anpi")
record AdministratorProperties(@Nullable String adminPassword) {
    AdministratorProperties {
        if (adminPassword != null && adminPassword.strip().length() < 8) {
            throw new IllegalArgumentException("anpi.admin-password: give at least 8 characters");
        }
    }

    @Override
    public String toString() {
        return "AdministratorProperties[…]";
    }
}
