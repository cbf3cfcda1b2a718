using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EcomCore.LedgerLoad;

/// <summary>One connection that speaks as much of the Redis protocol as the baseline needs: a command out, an integer or a text in.</summary>
internal sealed class RedisCaller : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[4096];

    public static async Task<RedisCaller> Connect(int port)
    {
        var caller = new RedisCaller();
        await caller._socket.ConnectAsync(IPAddress.Loopback, port);
        return caller;
    }

    /// <summary>The answer's first line without its mark, or of a text the text.</summary>
    public async ValueTask<string> Call(params string[] words)
    {
        var command = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{words.Length}\r\n");
        foreach (var word in words)
        {
            command.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        await _socket.SendAsync(Encoding.UTF8.GetBytes(command.ToString()));
        var read = 0;
        do
        {
            var more = await _socket.ReceiveAsync(_answer.AsMemory(read));
            read += more > 0 ? more : throw new IOException("Redis closed the connection.");
        }
        while (!IsWhole(_answer.AsSpan(0, read)));

        var text = Encoding.UTF8.GetString(_answer, 0, read);
        return text[0] switch
        {
            '-' => throw new InvalidOperationException(text),
            '$' => text.Split("\r\n")[1],
            _ => text[1..].TrimEnd(),
        };
    }

    public void Dispose() => _socket.Dispose();

    // ":1\r\n" is one line, "$3\r\nabc\r\n" two.
    private static bool IsWhole(ReadOnlySpan<byte> answer) =>
        answer.EndsWith("\r\n"u8) && (answer[0] != (byte)'$' || answer.Count("\r\n"u8) == 2);
}
