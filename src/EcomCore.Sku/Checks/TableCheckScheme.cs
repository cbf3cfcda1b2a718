namespace EcomCore.Sku;

/// <summary>A scheme that reads from left to right and remembers only a small state: one table look-up per character.</summary>
internal sealed class TableCheckScheme : CheckScheme
{
    private const int Ascii = 128;

    // _next[128 x state + character] is 128 x the next state, which saves a step of the longest dependency of the loop;
    // a character outside the alphabet leaves the state as it is.
    private readonly ushort[] _next;
    private readonly byte[] _check;
    private readonly int _start;

    public TableCheckScheme(
        string name, string alphabet, string checkAlphabet, int length, bool detectsTranspositions,
        int states, int start, Func<int, int, int> step, Func<int, int> check)
        : base(name, alphabet, checkAlphabet, length, detectsTranspositions)
    {
        _start = start * Ascii;
        _check = new byte[states];
        _next = new ushort[states * Ascii];
        for (var state = 0; state < states; state++)
        {
            _check[state] = (byte)check(state);
            for (var character = 0; character < Ascii; character++)
            {
                var value = alphabet.IndexOf((char)character);
                _next[(state * Ascii) + character] = (ushort)(Ascii * (value < 0 ? state : step(state, value)));
            }
        }
    }

    internal override int FoldAny(ReadOnlySpan<char> text)
    {
        var next = _next;
        var state = _start;
        foreach (var character in text)
        {
            state = next[state + (character & (Ascii - 1))];
        }

        return _check[state / Ascii];
    }

    private protected override int Fold(ReadOnlySpan<char> text)
    {
        var next = _next;
        var state = _start;
        foreach (var character in text)
        {
            state = next[state + character];
        }

        return _check[state / Ascii];
    }
}
