using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Reads columns on one or more threads into one table, the same whatever their number.</summary>
internal static class OrderColumnReader
{
    public static CustomerTable Read(OrderColumns columns, LocalDate asOf, int threads, CancellationToken cancellationToken)
    {
        if (columns.Numbers is { } numbers)
        {
            using var reader = new ColumnReading<NumberKey, NumberColumn>(columns, () => new NumberColumn(numbers), asOf, threads);
            return reader.Read(threadsOfIds: threads, cancellationToken);
        }

        // Texts go into one pool, and so one after the other.
        using var textReader = new ColumnReading<TextKey, TextColumn>(columns, () => new TextColumn(columns.Texts!), asOf, threads);
        return textReader.Read(threadsOfIds: 1, cancellationToken);
    }
}
