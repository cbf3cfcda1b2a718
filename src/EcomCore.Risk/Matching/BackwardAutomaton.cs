namespace EcomCore.Risk;

/// <summary>Aho and Corasick's automaton (1975) of the patterns written backwards: read from the end, it knows at each place every pattern that begins there.</summary>
/// <remarks>
/// Its steps over a text are linear whatever the text is, while going down a trie from every place can cost the longest pattern at each. It is
/// slower on everyday text, so that it is only used when that cost shows.
/// </remarks>
internal sealed class BackwardAutomaton
{
    private readonly Dictionary<long, int> _children = [];
    private readonly List<int> _outputs = [-1];
    private readonly List<int> _depths = [0];
    private readonly int[] _shorter;
    private readonly int[] _ending;

    public BackwardAutomaton(PatternSymbols[] strings, Pattern[] patterns)
    {
        var isLater = new bool[patterns.Length];
        foreach (var pattern in patterns)
        {
            if (pattern.Next >= 0)
            {
                isLater[pattern.Next] = true;
            }
        }

        for (var i = 0; i < strings.Length; i++)
        {
            if (!isLater[i])
            {
                _outputs[Add(strings[i].Symbols)] = i;
            }
        }

        _shorter = new int[_outputs.Count];
        _ending = new int[_outputs.Count];
        Link();
    }

    /// <summary>Gets the length of the longest pattern in symbols.</summary>
    public int Longest { get; private set; }

    /// <summary>The state after one more symbol, to the left of those before.</summary>
    public int Next(int state, int symbol)
    {
        while (true)
        {
            if (_children.TryGetValue(Key(state, symbol), out var child))
            {
                return child;
            }

            if (state == 0)
            {
                return 0;
            }

            state = _shorter[state];
        }
    }

    /// <summary>Finds the patterns that begin at the last symbol read, longest first.</summary>
    /// <param name="state">The state there.</param>
    /// <param name="pattern">The first of a chain.</param>
    /// <param name="length">Its length in symbols.</param>
    /// <returns>The state to ask for the next shorter one; 0 when there is none.</returns>
    public int Pattern(int state, out int pattern, out int length)
    {
        state = _outputs[state] >= 0 ? state : _ending[state];
        (pattern, length) = (_outputs[state], _depths[state]);
        return _ending[state];
    }

    private int Add(ushort[] symbols)
    {
        Longest = Math.Max(Longest, symbols.Length);
        var node = 0;
        for (var i = symbols.Length - 1; i >= 0; i--)
        {
            var key = Key(node, symbols[i]);
            if (!_children.TryGetValue(key, out var child))
            {
                child = _outputs.Count;
                _children.Add(key, child);
                _outputs.Add(-1);
                _depths.Add(symbols.Length - i);
            }

            node = child;
        }

        return node;
    }

    /// <summary>Links every state to the longest shorter one, and to the nearest of those in which a pattern ends; shorter states first.</summary>
    private void Link()
    {
        foreach (var (key, child) in _children.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => _depths[pair.Value]))
        {
            var (parent, symbol) = ((int)(key >> 16), (int)(key & 0xFFFF));
            _shorter[child] = parent == 0 ? 0 : Next(_shorter[parent], symbol);
            _ending[child] = _outputs[_shorter[child]] >= 0 ? _shorter[child] : _ending[_shorter[child]];
        }
    }

    private static long Key(int state, int symbol) => ((long)state << 16) | (uint)symbol;
}
