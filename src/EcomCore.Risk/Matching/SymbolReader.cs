namespace EcomCore.Risk;

/// <summary>Reads a text as the symbols that patterns are compared with: without what is passed over, runs as one where repeats are passed over.</summary>
internal ref struct SymbolReader(KeywordAutomaton automaton, ReadOnlySpan<char> text, int from)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next = automaton.Symbols.IsWithinPassed(text, from) ? from + 1 : from;
    private int _heldSymbol = -1;
    private int _heldStart;
    private int _heldEnd;

    /// <summary>Reads the next symbol; 0 stands for everything that no pattern goes over.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="start">Where its first character stands.</param>
    /// <param name="end">Behind its last character.</param>
    /// <returns>False at the end of the text.</returns>
    public bool Read(out int symbol, out int start, out int end)
    {
        (symbol, start, end) = (_heldSymbol, _heldStart, _heldEnd);
        _heldSymbol = -1;
        var (separators, invisible) = (0, 0);
        while (_next < _text.Length)
        {
            var (at, read) = (_next, automaton.Symbols.Read(_text, _next, out var length));
            _next += length;
            if (read >= SymbolMap.Separator)
            {
                var passed = read == SymbolMap.Separator ? ++separators <= automaton.MaxGap : ++invisible <= KeywordMatching.MaxInvisible;
                if (!passed && symbol > 0)
                {
                    Hold(0, at);
                    return true;
                }
            }
            else if (symbol < 0)
            {
                (symbol, start, end) = (read, at, at + 1);
                (separators, invisible) = (0, 0);
            }
            else if (automaton.Repeats && read == symbol)
            {
                end = at + 1;
                (separators, invisible) = (0, 0);
            }
            else
            {
                Hold(read, at);
                return true;
            }
        }

        return symbol >= 0;
    }

    private void Hold(int symbol, int at) => (_heldSymbol, _heldStart, _heldEnd) = (symbol, at, at + 1);
}
