namespace EcomCore.Sku;

/// <summary>A scheme that reads from left to right and remembers only a small state: one table look-up per character.</summary>
internal sealed class TableCheckScheme : CheckScheme
{
    private const int Ascii = 128;

    // _next[character][state] is the next state, and the state itself for a character outside the alphabet. The row of a character does not depend on the
    // state, so that each step waits for the one before with a single look into memory.
    private readonly byte[][] _next = new byte[Ascii][];
    private readonly byte[] _check;
    private readonly byte _start;

    public TableCheckScheme(
        string name, string alphabet, string checkAlphabet, int length, bool detectsTranspositions,
        int states, int start, Func<int, int, int> step, Func<int, int> check)
        : base(name, alphabet, checkAlphabet, length, detectsTranspositions)
    {
        _start = (byte)start;
        _check = [.. Enumerable.Range(0, states).Select(state => (byte)check(state))];
        byte[] unchanged = [.. Enumerable.Range(0, states).Select(state => (byte)state)];
        for (var character = 0; character < Ascii; character++)
        {
            var value = alphabet.IndexOf((char)character);
            _next[character] = value < 0 ? unchanged : [.. Enumerable.Range(0, states).Select(state => (byte)step(state, value))];
        }
    }

    internal override int FoldAny(ReadOnlySpan<char> text, int[]? places)
    {
        var next = _next;
        var state = _start;
        if (places is null)
        {
            foreach (var character in text)
            {
                state = next[character & (Ascii - 1)][state];
            }

            return _check[state];
        }

        foreach (var place in places)
        {
            state = next[text[place] & (Ascii - 1)][state];
        }

        return _check[state];
    }

    private protected override int Fold(ReadOnlySpan<char> text)
    {
        var next = _next;
        var state = _start;
        foreach (var character in text)
        {
            state = next[character][state];
        }

        return _check[state];
    }
}
