using System.Text;
using System.Text.Json;

namespace EcomCore.Risk;

/// <summary>The line on which each value of a JSON text begins, by its path.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>Reads a text that is known to be valid JSON.</summary>
    public JsonLines(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
        var path = new Stack<(string Path, int Item)>();
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
                    name = $"{path.Peek().Path}.{reader.GetString()}";
                    _lines[name] = line;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    break;
                default:
                    name = ItemName(path, name);
                    _lines[name] = _lines.TryGetValue(name, out var first) ? first : line;
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        path.Push((name, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                    }

                    break;
            }
        }
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

    /// <summary>In an array a value is named by its number, in an object by the property read before it.</summary>
    private static string ItemName(Stack<(string Path, int Item)> path, string name)
    {
        if (path.Count == 0 || path.Peek().Item < 0)
        {
            return name;
        }

        var (parent, item) = path.Pop();
        path.Push((parent, item + 1));
        return FormattableString.Invariant($"{parent}[{item}]");
    }
}
