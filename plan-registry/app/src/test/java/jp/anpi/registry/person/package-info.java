@NullMarked
package jp.anpi.registry.person;

import org.jspecify.annotations.NullMarked;
