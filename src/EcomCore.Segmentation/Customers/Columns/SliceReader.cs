using System.Buffers;
using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Reads a few thousand neighbouring lines and puts those that count in the order of their customers' parts.</summary>
/// <typeparam name="TKey">The form of the ids.</typeparam>
/// <typeparam name="TColumn">The column of the ids.</typeparam>
internal sealed class SliceReader<TKey, TColumn>(OrderColumns columns, TColumn ids, LocalDate asOf, int parts)
    where TKey : struct, ICustomerKey<TKey>
    where TColumn : struct, IKeyColumn<TKey>
{
    /// <summary>The most lines of a slice: few enough to stay near the processor while they are put in order.</summary>
    public const int Most = 1 << 13;

    private readonly int _lastKey = DayKey.Of(asOf);

    /// <summary>The part of a hash. The upper bits tell the part, the lower ones the place in its table.</summary>
    public static int PartOf(uint hash, int parts) => (int)(((ulong)hash * (uint)parts) >> 32);

    /// <summary>Reads the lines from <paramref name="start"/> on, as many as there is room for.</summary>
    /// <param name="start">The first line.</param>
    /// <param name="room">Room for the lines, at most <see cref="Most"/>.</param>
    /// <param name="ends">Where the lines of each part end.</param>
    public LineTally Read(int start, Span<ColumnLine<TKey>> room, Span<int> ends)
    {
        var rented = ArrayPool<ColumnLine<TKey>>.Shared.Rent(room.Length);
        try
        {
            Span<byte> partOf = stackalloc byte[Most];
            ends.Clear();
            var kept = Take(start, rented.AsSpan(0, room.Length), partOf, ends, out var tally);
            Arrange(rented.AsSpan(0, kept), partOf, room, ends);
            return tally;
        }
        finally
        {
            ArrayPool<ColumnLine<TKey>>.Shared.Return(rented);
        }
    }

    /// <summary>Takes the lines that count, and counts how many each part has.</summary>
    /// <returns>How many were taken.</returns>
    private int Take(int start, Span<ColumnLine<TKey>> lines, Span<byte> partOf, Span<int> counts, out LineTally tally)
    {
        tally = default;
        var amounts = new MoneyColumn(columns.Amounts);
        var days = columns.OrderedOn.AsSpan(start, lines.Length);
        var kept = 0;
        for (var i = 0; i < days.Length; i++)
        {
            ref var line = ref lines[kept];
            line.Line = start + i;
            if (!ids.TryRead(start + i, out line.Key, out var hash))
            {
                tally.Guests++;
                Check(amounts[start + i], start + i, ref tally);
                continue;
            }

            var day = DayKey.Of(Days.Iso(days[i]));
            if (day > _lastKey)
            {
                tally.Later++;
                Check(amounts[start + i], start + i, ref tally);
                continue;
            }

            if (amounts.TryUnits(start + i, out var units, out var scale))
            {
                line.SetUnits(day, units, scale);
                tally.Returns += (int)((ulong)units >> 63);
            }
            else
            {
                line.SetMore(day);
                tally.Returns += amounts[start + i] < 0m ? 1 : 0;
                Check(amounts[start + i], start + i, ref tally);
            }

            var part = PartOf(hash, parts);
            counts[part]++;
            partOf[kept++] = (byte)part;
        }

        return kept;
    }

    private static void Check(decimal amount, int line, ref LineTally tally)
    {
        if (tally.FirstBadPlus1 == 0 && Amounts.IsBeyond(amount))
        {
            tally.FirstBadPlus1 = line + 1;
        }
    }

    /// <summary>Puts lines in the order of their parts, within a part in their own order.</summary>
    private static void Arrange(ReadOnlySpan<ColumnLine<TKey>> lines, ReadOnlySpan<byte> partOf, Span<ColumnLine<TKey>> room, Span<int> countsThenEnds)
    {
        var start = 0;
        foreach (ref var count in countsThenEnds)
        {
            (count, start) = (start, start + count);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            room[countsThenEnds[partOf[i]]++] = lines[i];
        }
    }
}
