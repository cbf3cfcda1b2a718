namespace EcomCore.Segmentation;

/// <summary>A mark per line where a customer appears for the first time; tells how many did before.</summary>
internal sealed class FirstLines(int lines)
{
    private readonly ulong[] _marks = new ulong[(lines >> 6) + 1];
    private readonly int[] _before = new int[(lines >> 6) + 1];

    public void Mark(int line) => _marks[line >> 6] |= 1UL << line;

    /// <summary>To be called once, when all marks are made.</summary>
    /// <returns>The number of marks.</returns>
    public int Count()
    {
        var count = 0;
        for (var i = 0; i < _marks.Length; i++)
        {
            _before[i] = count;
            count += Ones(_marks[i]);
        }

        return count;
    }

    /// <summary>The number of marks before a line.</summary>
    public int Before(int line) => _before[line >> 6] + Ones(_marks[line >> 6] & ((1UL << line) - 1));

    private static int Ones(ulong bits)
    {
#if NET
        return System.Numerics.BitOperations.PopCount(bits);
#else
        bits -= (bits >> 1) & 0x5555_5555_5555_5555UL;
        bits = (bits & 0x3333_3333_3333_3333UL) + ((bits >> 2) & 0x3333_3333_3333_3333UL);
        bits = (bits + (bits >> 4)) & 0x0F0F_0F0F_0F0F_0F0FUL;
        return (int)((bits * 0x0101_0101_0101_0101UL) >> 56);
#endif
    }
}
