@NullMarked
package jp.anpi.registry.audit;

import org.jspecify.annotations.NullMarked;
