using System.Text;
using System.Text.Json;

namespace EcomCore.Risk;

/// <summary>The line on which each value of a JSON text begins, by its path.</summary>
internal sealed class JsonPlaces
{
    public const string TooDeep = "deeper than 64 levels";

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    private JsonPlaces()
    {
    }

    /// <summary>Reads a text and notes what a reader of values does not say with its place: properties that stand twice, and too many levels. Null when it is not JSON.</summary>
    public static JsonPlaces? Read(string json, ICollection<JsonFault> faults)
    {
        var places = new JsonPlaces();
        var found = new List<JsonFault>();
        try
        {
            places.Read(Encoding.UTF8.GetBytes(json), found);
        }
        catch (JsonException)
        {
            return null;
        }

        foreach (var fault in found)
        {
            faults.Add(fault);
        }

        return places;
    }

    /// <summary>The line of a path; of the nearest place above it that the text has when it has not that one.</summary>
    public int LineOf(string path)
    {
        while (path.Length > 0)
        {
            if (_lines.TryGetValue(path, out var line))
            {
                return line;
            }

            path = path.Substring(0, Math.Max(0, path.LastIndexOfAny(['.', '['])));
        }

        return 1;
    }

    private void Read(byte[] bytes, List<JsonFault> faults)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = JsonForm.MaxDepth + 1 });
        var path = new Stack<Level>();
        var (name, line, counted) = ("$", 1, 0);
        while (reader.Read())
        {
            for (; counted < (int)reader.TokenStartIndex; counted++)
            {
                line += bytes[counted] == (byte)'\n' ? 1 : 0;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = Property(path.Peek(), ref reader, line, faults);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    break;
                default:
                    name = path.Count == 0 || !path.Peek().IsArray ? name : path.Peek().NextItem();
                    _lines[name] = _lines.TryGetValue(name, out var first) ? first : line;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        if (path.Count == JsonForm.MaxDepth)
                        {
                            faults.Add(new JsonFault(name, TooDeep));
                            return;
                        }

                        path.Push(new Level(name, reader.TokenType == JsonTokenType.StartArray));
                    }

                    break;
            }
        }
    }

    private string Property(Level level, ref Utf8JsonReader reader, int line, List<JsonFault> faults)
    {
        // A name that is no valid Unicode is found when it is read.
        string property;
        try
        {
            property = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            property = "?";
        }

        var name = $"{level.Path}.{property}";
        if (!level.Names.Add(property) && property != "?")
        {
            faults.Add(new JsonFault($"{level.Path}.{RiskRulesCheck.Short(property)}", FormattableString.Invariant($"stands twice in one object, for the first time in line {_lines[name]}")));
        }

        _lines[name] = line;
        return name;
    }

    /// <summary>An object or array that is open.</summary>
    private sealed class Level(string path, bool isArray)
    {
        private int _items;

        public string Path => path;

        public bool IsArray => isArray;

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public string NextItem() => FormattableString.Invariant($"{path}[{_items++}]");
    }
}
