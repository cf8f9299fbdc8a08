package io.ramzor.job;

import java.util.function.Supplier;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;

/** Notes in a checkpoint which {@link BookSerializer} wrote it; subclasses are public, for Flink makes them by name. */
abstract class BookSnapshot<T> extends SimpleTypeSerializerSnapshot<T> {
    BookSnapshot(Supplier<TypeSerializer<T>> serializer) {
        super(serializer);
    }

    /** Earlier builds let Flink write books field by field. */
    @Override
    public final TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> earlier) {
        return earlier instanceof PojoSerializerSnapshot
                ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                : super.resolveSchemaCompatibility(earlier);
    }
}
