namespace EcomCore.Segmentation;

/// <summary>A mark per line where a customer appears for the first time.</summary>
internal sealed class FirstLines(int lines)
{
    private readonly ulong[] _marks = new ulong[(lines >> WordBits) + 1];
    private readonly int[] _before = new int[(lines >> WordBits) + 1];

    private const int WordBits = 6;

    /// <summary>Gets the number of marks that <see cref="Count"/> found.</summary>
    public int Total { get; private set; }

    /// <summary>Marks lines that have no mark. Lines of different pieces may be marked at once.</summary>
    public void Mark(ReadOnlySpan<int> firstLines)
    {
        foreach (var line in firstLines)
        {
            _marks[line >> WordBits] |= 1UL << line;
        }
    }

    /// <summary>Counts the marks, for <see cref="Before"/>; no more may be set.</summary>
    public void Count()
    {
        Total = 0;
        for (var i = 0; i < _marks.Length; i++)
        {
            _before[i] = Total;
            Total += Ones(_marks[i]);
        }
    }

    /// <summary>The number of marks before a line.</summary>
    public int Before(int line) => _before[line >> WordBits] + Ones(_marks[line >> WordBits] & ((1UL << line) - 1));

    /// <summary>The first line of one of several pieces of about the same length.</summary>
    public int StartOf(int piece, int pieces) => WordOf(piece, pieces) << WordBits;

    /// <summary>Gives the marked lines of a piece, rising.</summary>
    public Enumerator In(int piece, int pieces) => new(_marks, WordOf(piece, pieces), WordOf(piece + 1, pieces));

    private int WordOf(int piece, int pieces) => (int)((long)_marks.Length * piece / pieces);

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

    internal struct Enumerator(ulong[] marks, int start, int end)
    {
        private int _word = start - 1;
        private ulong _left;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_left == 0)
            {
                if (++_word >= end)
                {
                    return false;
                }

                _left = marks[_word];
            }

            // The ones below the lowest mark tell its place; then it is taken away.
            Current = (_word << WordBits) + Ones(~_left & (_left - 1));
            _left &= _left - 1;
            return true;
        }
    }
}
