namespace EcomCore.Segmentation;

/// <summary>A mark per line where a customer appears for the first time.</summary>
internal sealed class FirstLines(int lines)
{
    private readonly ulong[] _marks = new ulong[(lines >> 6) + 1];
    private int[] _before = [];

    /// <summary>Gets the number of marks.</summary>
    public int Count { get; private set; }

    /// <summary>The marks of all parts, which have none in common, prepared for <see cref="Before"/>.</summary>
    public static FirstLines Of(IReadOnlyList<FirstLines> parts, int lines)
    {
        var all = new FirstLines(lines);
        var before = new int[all._marks.Length];
        for (var i = 0; i < before.Length; i++)
        {
            before[i] = all.Count;
            foreach (var part in parts)
            {
                all._marks[i] |= part._marks[i];
            }

            all.Count += Ones(all._marks[i]);
        }

        all._before = before;
        return all;
    }

    /// <summary>Marks a line that has no mark.</summary>
    public void Mark(int line)
    {
        _marks[line >> 6] |= 1UL << line;
        Count++;
    }

    /// <summary>The number of marks before a line.</summary>
    public int Before(int line) => _before[line >> 6] + Ones(_marks[line >> 6] & ((1UL << line) - 1));

    /// <summary>Gives the marked lines, rising.</summary>
    public Enumerator GetEnumerator() => new(_marks);

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

    internal struct Enumerator(ulong[] marks)
    {
        private int _word = -1;
        private ulong _left;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_left == 0)
            {
                if (++_word == marks.Length)
                {
                    return false;
                }

                _left = marks[_word];
            }

            // The ones below the lowest mark tell its place; then it is taken away.
            Current = (_word << 6) + Ones(~_left & (_left - 1));
            _left &= _left - 1;
            return true;
        }
    }
}
