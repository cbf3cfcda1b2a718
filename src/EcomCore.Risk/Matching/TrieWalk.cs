using System.Runtime.CompilerServices;

namespace EcomCore.Risk;

/// <summary>Goes down the trie from one place of a text.</summary>
internal readonly ref struct TrieWalk
{
    private readonly ReadOnlySpan<char> _text;
    private readonly SymbolMap _symbols;
    private readonly ushort[] _entries;
    private readonly TrieNode[] _nodes;
    private readonly int[] _outputs;
    private readonly ushort[] _tails;
    private readonly int _maxGap;
    private readonly bool _repeats;

    public TrieWalk(KeywordAutomaton automaton, ReadOnlySpan<char> text)
    {
        _text = text;
        _symbols = automaton.Symbols;
        _entries = _symbols.Entries;
        _nodes = automaton.Trie.Nodes;
        _outputs = automaton.Trie.Outputs;
        _tails = automaton.Trie.Tails;
        _maxGap = automaton.MaxGap;
        _repeats = automaton.Repeats;
    }

    /// <summary>The longest pattern that begins at a place, when nothing is passed over.</summary>
    /// <param name="start">The place.</param>
    /// <param name="end">Behind the pattern.</param>
    /// <param name="seen">Behind the last character looked at; the text's length plus one when more text could change the answer.</param>
    /// <returns>The first pattern of the chain, or -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Longest(int start, out int end, out int seen)
    {
        var text = _text;
        var entries = _entries;
        var nodes = _nodes;
        var (cell, best) = (0, -1);
        end = start;
        for (var i = start; i < text.Length; i++)
        {
            var next = nodes[cell].Base + (entries[text[i]] & SymbolMap.SymbolMask);
            if ((uint)next >= (uint)nodes.Length)
            {
                seen = i + 1;
                return best;
            }

            var check = nodes[next].Check;
            if ((check & TrieNode.ParentMask) != cell)
            {
                seen = i + 1;
                return best;
            }

            if ((check & ~TrieNode.ParentMask) != 0)
            {
                if ((check & TrieNode.Leaf) != 0)
                {
                    var tail = Tail(i + 1, nodes[next].Base, out seen);
                    (best, end) = tail < 0 ? (best, end) : (_outputs[next], tail);
                    return best;
                }

                (best, end) = (_outputs[next], i + 1);
            }

            cell = next;
        }

        seen = text.Length + 1;
        return best;
    }

    /// <summary>Every pattern that begins at a place, shortest first.</summary>
    /// <param name="start">The place.</param>
    /// <param name="found">Room for all of them.</param>
    /// <param name="seen">As for <see cref="Longest"/>.</param>
    /// <returns>How many were found.</returns>
    public int All(int start, Span<Occurrence> found, out int seen)
    {
        if (char.IsLowSurrogate(_text[start]) && _symbols.IsWithinPassed(_text, start))
        {
            seen = start + 1;
            return 0;
        }

        var count = Go(start, found, out seen);
        if (seen == _text.Length && (_entries[_text[seen - 1]] & SymbolMap.SymbolMask) == SymbolMap.PairLead)
        {
            // The other half is still to come.
            seen++;
        }

        return count;
    }

    private int Go(int start, Span<Occurrence> found, out int seen)
    {
        var state = new State { LastEnd = -1 };

        // How many symbols of the one pattern left are still to come; below zero while several are possible.
        var (cell, tail, remaining) = (0, 0, -1);
        for (var i = start; i < _text.Length; i++)
        {
            seen = i + 1;
            var symbol = _entries[_text[i]] & SymbolMap.SymbolMask;
            if (symbol >= SymbolMap.PairLead)
            {
                symbol = _symbols.Read(_text, i, out var length);
                if (symbol >= SymbolMap.Separator)
                {
                    if (cell == 0 || !state.Skip(symbol, _maxGap))
                    {
                        return state.Found;
                    }

                    i += length - 1;
                    continue;
                }
            }

            if (_repeats && cell != 0 && symbol == state.Last)
            {
                state.Repeat(found, i + 1);
                continue;
            }

            if (remaining >= 0)
            {
                if (remaining == 0 || _tails[tail++] != symbol)
                {
                    return state.Found;
                }

                remaining--;
            }
            else if (Child(cell, symbol) is var next and > 0)
            {
                cell = next;
                if ((_nodes[cell].Check & TrieNode.Leaf) != 0)
                {
                    tail = _nodes[cell].Base + 1;
                    remaining = _tails[tail - 1];
                }
            }
            else
            {
                return state.Found;
            }

            state.Step(symbol, i + 1);
            if (remaining == 0 || (remaining < 0 && _nodes[cell].Check < 0))
            {
                found[state.Found++] = new Occurrence(_outputs[cell], i + 1);
                if (remaining == 0 && !_repeats)
                {
                    return state.Found;
                }
            }
        }

        seen = _text.Length + 1;
        return state.Found;
    }

    private int Child(int cell, int symbol)
    {
        var next = _nodes[cell].Base + symbol;
        return (uint)next < (uint)_nodes.Length && (_nodes[next].Check & TrieNode.ParentMask) == cell ? next : -1;
    }

    /// <summary>Behind the rest of the one pattern left, if the text goes on with it; else -1.</summary>
    private int Tail(int from, int place, out int seen)
    {
        var count = _tails[place];
        var available = Math.Min(count, _text.Length - from);
        for (var i = 0; i < available; i++)
        {
            if ((_entries[_text[from + i]] & SymbolMap.SymbolMask) != _tails[place + 1 + i])
            {
                seen = from + i + 1;
                return -1;
            }
        }

        seen = available < count ? _text.Length + 1 : from + count;
        return available < count ? -1 : from + count;
    }

    /// <summary>What is remembered between two characters of a pattern.</summary>
    private struct State
    {
        public int Found;
        public int Last;
        public int LastEnd;
        private int _separators;
        private int _invisible;

        public bool Skip(int symbol, int maxGap) =>
            symbol == SymbolMap.Separator ? ++_separators <= maxGap : ++_invisible <= KeywordMatching.MaxInvisible;

        public void Step(int symbol, int end)
        {
            (Last, LastEnd) = (symbol, end);
            _separators = _invisible = 0;
        }

        public void Repeat(Span<Occurrence> found, int end)
        {
            if (Found > 0 && found[Found - 1].End == LastEnd)
            {
                found[Found - 1] = found[Found - 1] with { End = end };
            }

            Step(Last, end);
        }
    }
}
