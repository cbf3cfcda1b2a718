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

    // The way back: _previous[character][state] is the state before, and _stateOf[check] the state that has the check; null where several have it.
    private readonly byte[][] _previous = new byte[Ascii][];
    private readonly byte[]? _stateOf;

    // The value of a check character, -1 for others.
    private readonly sbyte[] _checkValues = new sbyte[Ascii];

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
            _checkValues[character] = (sbyte)checkAlphabet.IndexOf((char)character);
            _previous[character] = Inverse(_next[character], states);
        }

        _stateOf = _check.Distinct().Count() == states ? Inverse(_check, Math.Max(states, _check.Max() + 1)) : null;
    }

    internal override bool EndsRight(ReadOnlySpan<char> text, int[]? places)
    {
        var check = text.Slice(text.Length - Length);
        if (places is null || _stateOf is null)
        {
            return IsSpelled(_check[FoldAny(text.Slice(0, text.Length - Length))], check);
        }

        // Forwards from the start and backwards from the check: two chains of half the length, which the processor walks side by side.
        var value = ValueOf(check);
        if (value < 0 || value >= _stateOf.Length || _check[_stateOf[value]] != value)
        {
            return false;
        }

        var (next, previous) = (_next, _previous);
        int forwards = _start, backwards = _stateOf[value];
        int first = 0, last = places.Length - 1;
        for (; first < last; first++, last--)
        {
            forwards = next[text[places[first]] & (Ascii - 1)][forwards];
            backwards = previous[text[places[last]] & (Ascii - 1)][backwards];
        }

        return (first == last ? next[text[places[first]] & (Ascii - 1)][forwards] : forwards) == backwards;
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

    private static byte[] Inverse(byte[] function, int size)
    {
        var inverse = new byte[size];
        for (var i = 0; i < function.Length; i++)
        {
            inverse[function[i]] = (byte)i;
        }

        return inverse;
    }

    /// <summary>The state after any text.</summary>
    private int FoldAny(ReadOnlySpan<char> text)
    {
        var next = _next;
        int state = _start;
        foreach (var character in text)
        {
            state = next[character & (Ascii - 1)][state];
        }

        return state;
    }

    /// <summary>The value that check characters spell; negative for other characters.</summary>
    private int ValueOf(ReadOnlySpan<char> check)
    {
        int first = _checkValues[check[0] & (Ascii - 1)];
        return Length == 1 ? first : first < 0 || _checkValues[check[1] & (Ascii - 1)] < 0 ? -1 : (10 * first) + _checkValues[check[1] & (Ascii - 1)];
    }
}
