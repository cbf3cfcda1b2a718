namespace EcomCore.Budgeting;

/// <summary>Adds or takes units one by one in the order of Webster's claims: weight / (2 * units + 1), of equal claims the lower index first.</summary>
/// <remarks>
/// Rounding at any divisor gives the first so many units of one endless sequence of claims (Balinski and Young 1982, chapter 4), so going
/// along that sequence from a rounded start reaches the apportionment exactly. A heap makes a step cost log n.
/// </remarks>
internal static class WebsterSteps
{
    public static void Correct(long excess, ReadOnlySpan<long> weights, Span<long> parts)
    {
        var heap = new int[weights.Length];
        var size = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0 && (excess < 0 || parts[i] > 0))
            {
                heap[size++] = i;
            }
        }

        for (var i = (size / 2) - 1; i >= 0; i--)
        {
            SiftDown(heap, i, size, weights, parts, adding: excess < 0);
        }

        for (var adding = excess < 0; excess != 0; excess += adding ? 1 : -1)
        {
            parts[heap[0]] += adding ? 1 : -1;
            if (parts[heap[0]] == 0)
            {
                heap[0] = heap[--size];
            }

            SiftDown(heap, 0, size, weights, parts, adding);
        }
    }

    private static void SiftDown(int[] heap, int root, int size, ReadOnlySpan<long> weights, Span<long> parts, bool adding)
    {
        while ((2 * root) + 1 < size)
        {
            var child = (2 * root) + 1;
            if (child + 1 < size && Before(heap[child + 1], heap[child], weights, parts, adding))
            {
                child++;
            }

            if (!Before(heap[child], heap[root], weights, parts, adding))
            {
                return;
            }

            (heap[root], heap[child]) = (heap[child], heap[root]);
            root = child;
        }
    }

    /// <summary>Adding: the larger next claim goes first. Taking: the smaller last claim goes first, of equal claims the higher index.</summary>
    private static bool Before(int i, int j, ReadOnlySpan<long> weights, Span<long> parts, bool adding)
    {
        var step = adding ? 1L : -1L;
        var left = (ulong)weights[i] * (ulong)((2 * parts[j]) + step);
        var right = (ulong)weights[j] * (ulong)((2 * parts[i]) + step);
        return left == right ? (i < j) == adding : (left > right) == adding;
    }
}
