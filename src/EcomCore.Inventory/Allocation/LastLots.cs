namespace EcomCore.Inventory;

/// <summary>
/// Moves the few lots by which counts at one level differ from the stock, in exact order: hands out the next lots until one does not fit, or takes
/// back the last ones until the stock suffices. Both end at the same counts: the longest run of lots, in their order, that fits.
/// </summary>
internal static class LastLots
{
    /// <summary>Looks at all channels for each lot; quick for few channels.</summary>
    public static long ByScan(long stock, long used, in AllocationDesk desk, Rounding rounding, Span<long> counts)
    {
        if (used > stock)
        {
            while (used > stock)
            {
                var last = LastTaken(desk, rounding, counts);
                counts[last]--;
                used -= desk.Lots[last];
            }

            return used;
        }

        while (used < stock)
        {
            var next = NextOpen(desk, rounding, counts);
            if (next < 0 || desk.Lots[next] > stock - used)
            {
                break;
            }

            counts[next]++;
            used += desk.Lots[next];
        }

        return used;
    }

    /// <summary>Keeps the channels in a heap, the one to move first on top; quick for many channels.</summary>
    public static long ByHeap(long stock, long used, in AllocationDesk desk, Rounding rounding, Span<long> counts)
    {
        var takeBack = used > stock;
        var size = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (takeBack ? counts[i] > desk.Fewest[i] : counts[i] < desk.Most[i])
            {
                desk.Heap[size++] = i;
            }
        }

        for (var place = (size / 2) - 1; place >= 0; place--)
        {
            Sink(place, size, takeBack, desk, rounding, counts);
        }

        while (takeBack ? used > stock : used < stock && size > 0 && desk.Lots[desk.Heap[0]] <= stock - used)
        {
            var top = desk.Heap[0];
            counts[top] += takeBack ? -1 : 1;
            used += takeBack ? -desk.Lots[top] : desk.Lots[top];
            if (takeBack ? counts[top] == desk.Fewest[top] : counts[top] == desk.Most[top])
            {
                desk.Heap[0] = desk.Heap[--size];
            }

            Sink(0, size, takeBack, desk, rounding, counts);
        }

        return used;
    }

    /// <summary>The channel whose next lot is first in the order; -1 when every channel has its most.</summary>
    public static int NextOpen(in AllocationDesk desk, Rounding rounding, ReadOnlySpan<long> counts)
    {
        var next = -1;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < desk.Most[i] && (next < 0 || Precedes(i, counts[i], next, counts[next], desk, rounding)))
            {
                next = i;
            }
        }

        return next;
    }

    private static int LastTaken(in AllocationDesk desk, Rounding rounding, ReadOnlySpan<long> counts)
    {
        var last = -1;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > desk.Fewest[i] && (last < 0 || Precedes(last, counts[last] - 1, i, counts[i] - 1, desk, rounding)))
            {
                last = i;
            }
        }

        return last;
    }

    private static void Sink(int place, int size, bool takeBack, in AllocationDesk desk, Rounding rounding, ReadOnlySpan<long> counts)
    {
        while ((2 * place) + 1 < size)
        {
            var child = (2 * place) + 1;
            if (child + 1 < size && Above(desk.Heap[child + 1], desk.Heap[child], takeBack, desk, rounding, counts))
            {
                child++;
            }

            if (!Above(desk.Heap[child], desk.Heap[place], takeBack, desk, rounding, counts))
            {
                return;
            }

            (desk.Heap[child], desk.Heap[place]) = (desk.Heap[place], desk.Heap[child]);
            place = child;
        }
    }

    private static bool Above(int i, int j, bool takeBack, in AllocationDesk desk, Rounding rounding, ReadOnlySpan<long> counts) => takeBack
        ? Precedes(j, counts[j] - 1, i, counts[i] - 1, desk, rounding)
        : Precedes(i, counts[i], j, counts[j], desk, rounding);

    private static bool Precedes(int i, long k, int j, long l, in AllocationDesk desk, Rounding rounding) =>
        Quotient.Precedes(desk, i, k, j, l, rounding);
}
