using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace Tigris.Emulator.Store;

/// <summary>
/// One SQLite connection behind one lock. Every statement is prepared once and takes the lock (again, where a transaction holds it
/// already). SQLite has one writer anyway, and what a request does here takes microseconds.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private bool _inTransaction;

    public Database(string? path)
    {
        // Without a path the database is this connection's own memory: as many emulators in a process as one likes.
        var address = new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:", Pooling = false };
        _connection = new SqliteConnection(address.ConnectionString);
        try
        {
            _connection.Open();
            Schema.Apply(_connection, inFile: path is not null);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<T> work)
    {
        lock (_gate) return work();
    }

    /// <summary>Runs in one transaction, or in the one that is open; an exception rolls it back.</summary>
    public T Write<T>(Func<T> work)
    {
        lock (_gate)
        {
            if (_inTransaction) return work();
            Execute("BEGIN IMMEDIATE");
            _inTransaction = true;
            try
            {
                var result = work();
                Execute("COMMIT");
                return result;
            }
            catch
            {
                Execute("ROLLBACK");
                throw;
            }
            finally
            {
                _inTransaction = false;
            }
        }
    }

    public int Execute(string sql, params ReadOnlySpan<object?> arguments)
    {
        lock (_gate) return Prepare(sql, arguments).ExecuteNonQuery();
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> arguments)
    {
        lock (_gate)
        {
            using var reader = Prepare(sql, arguments).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(map(reader));
            return rows;
        }
    }

    public T? First<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> arguments) =>
        Query(sql, map, arguments).FirstOrDefault();

    public long Number(string sql, params ReadOnlySpan<object?> arguments) =>
        Query(sql, static row => row.IsDBNull(0) ? 0 : row.GetInt64(0), arguments).FirstOrDefault();

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var command in _prepared.Values) command.Dispose();
            _connection.Dispose();
        }
    }

    /// <summary>Arguments are <c>$1</c>, <c>$2</c>, ... in the statement.</summary>
    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= arguments.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < arguments.Length; i++) command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        return command;
    }
}
