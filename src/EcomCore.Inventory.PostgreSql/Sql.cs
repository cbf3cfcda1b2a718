using Npgsql;
using NpgsqlTypes;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>Statements with numbered parameters. The only outside text in any of them is the schema's name, and <see cref="LedgerSchema.IsName"/> has seen it.</summary>
internal static class Sql
{
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
#pragma warning disable CA2100 // As said above.
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    /// <summary>A statement for use again and again; <see cref="Set"/> gives it values.</summary>
    public static NpgsqlCommand Prepared(this NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlDbType> types)
    {
        var command = connection.Command(sql);
        foreach (var type in types)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        }

        command.Prepare();
        return command;
    }

    public static void Set(this NpgsqlCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    public static void Execute(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; null without a row, and for NULL.</summary>
    public static object? Scalar(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar() is var found and not DBNull ? found : null;
    }
}
