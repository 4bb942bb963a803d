using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tigris.Emulator.Store;

/// <summary>One SQLite connection with one lock. Statements are prepared once. SQLite has one writer, and each request needs microseconds.</summary>
internal sealed class Database : IDisposable
{
    private const int LargestBatch = 64;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly List<Replica> _replicas = [];
    private readonly List<Statement> _uncommitted = [];
    private readonly List<Action> _afterCommit = [];
    private readonly ConcurrentQueue<QueuedWrite> _queue = new();
    private int _queued;
    private bool _inTransaction;

    static Database() => RowTypes.Register();

    public Database(string? path)
    {
        // Without a path the database is in the memory of this connection: a process can run several emulators.
        var address = new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:", Pooling = false };
        _connection = new SqliteConnection(address.ConnectionString);
        try
        {
            _connection.Open();
            DatabaseSchema.Apply(_connection, inFile: path is not null);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The callback for failures after a commit.</summary>
    public Action<Exception>? FollowFailed { get; set; }

    /// <summary>true if SQLite ended the open transaction by itself, as it does if the disk is full; otherwise, false.</summary>
    private bool IsRolledBack => raw.sqlite3_get_autocommit(_connection.Handle) != 0;

    public T Read<T>(Func<T> work)
    {
        lock (_lock) return work();
    }

    /// <summary>Runs work in one transaction, or in the open one. An exception rolls it back.</summary>
    public T Write<T>(Func<T> work)
    {
        lock (_lock)
        {
            if (_inTransaction) return work();
            Prepare("BEGIN IMMEDIATE", []).ExecuteNonQuery();
            _inTransaction = true;
            T result;
            try
            {
                result = work();
                Prepare("COMMIT", []).ExecuteNonQuery();
            }
            catch
            {
                _uncommitted.Clear();
                _afterCommit.Clear();
                if (!IsRolledBack) Prepare("ROLLBACK", []).ExecuteNonQuery();
                throw;
            }
            finally
            {
                _inTransaction = false;
            }

            Publish();
            Action[] actions = [.. _afterCommit];
            _afterCommit.Clear();
            foreach (var action in actions) Follow(action);
            return result;
        }
    }

    /// <summary>
    /// Runs work in a transaction that it can share with other queued work (group commit). An exception rolls back only this work. The task
    /// completes after the commit.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<T> work)
    {
        var write = new QueuedWrite<T>(work);
        _queue.Enqueue(write);
        if (Interlocked.Increment(ref _queued) == 1) ThreadPool.UnsafeQueueUserWorkItem(static database => database.RunQueue(), this, preferLocal: false);
        return write.Task;
    }

    /// <summary>Registers an action that runs only if the open transaction commits, such as the deletion of a file.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public int Execute(string sql, params ReadOnlySpan<object?> arguments)
    {
        lock (_lock)
        {
            var rows = Prepare(sql, arguments).ExecuteNonQuery();
            if (_replicas.Count > 0) _uncommitted.Add(new Statement(sql, arguments.ToArray()));
            if (!_inTransaction) Publish();
            return rows;
        }
    }

    /// <summary>Reads rows. Columns set the properties of the same name; a single column is the value itself.</summary>
    public List<T> Query<T>(string sql, params ReadOnlySpan<object?> arguments)
    {
        lock (_lock)
        {
            using var reader = Prepare(sql, arguments).ExecuteReader();
            return reader.Parse<T>().AsList();
        }
    }

    public T? First<T>(string sql, params ReadOnlySpan<object?> arguments)
        where T : class => Query<T>(sql, arguments).FirstOrDefault();

    /// <summary>Reads one number; 0 if there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> arguments)
    {
        lock (_lock) return Prepare(sql, arguments).ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>Starts a replica: it begins with the current state and receives all later commits.</summary>
    public void Lead(Replica replica)
    {
        lock (_lock)
        {
            _connection.BackupDatabase(replica.Database._connection);
            _replicas.Add(replica);
        }
    }

    public void Leave(Replica replica)
    {
        lock (_lock) _replicas.Remove(replica);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var command in _prepared.Values) command.Dispose();
            _connection.Dispose();
        }
    }

    private void RunQueue()
    {
        var batch = new List<QueuedWrite>();
        do
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.TryDequeue(out var write)) batch.Add(write);
            try
            {
                Write(() => RunBatch(batch));
                foreach (var write in batch) write.Complete();
            }
            catch (Exception e)
            {
                foreach (var write in batch) write.Fail(e); // the commit failed
            }
        }
        while (Interlocked.Add(ref _queued, -batch.Count) > 0);
    }

    private int RunBatch(List<QueuedWrite> batch)
    {
        foreach (var write in batch)
        {
            var (statements, actions) = (_uncommitted.Count, _afterCommit.Count);
            Prepare("SAVEPOINT work", []).ExecuteNonQuery();
            if (!write.TryRun())
            {
                if (IsRolledBack) throw new System.IO.IOException("The data file can't be written. The disk may be full.");
                Prepare("ROLLBACK TO work", []).ExecuteNonQuery();
                _uncommitted.RemoveRange(statements, _uncommitted.Count - statements);
                _afterCommit.RemoveRange(actions, _afterCommit.Count - actions);
            }

            Prepare("RELEASE work", []).ExecuteNonQuery();
        }

        return batch.Count;
    }

    private void Publish()
    {
        if (_uncommitted.Count == 0) return;
        var committed = _uncommitted.ToArray();
        _uncommitted.Clear();
        foreach (var replica in _replicas) Follow(() => replica.Follow(committed));
    }

    // The change is committed: a failure after it must not fail the call.
    private void Follow(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            FollowFailed?.Invoke(e);
        }
    }

    /// <summary>Returns the prepared statement. Its arguments are <c>$1</c>, <c>$2</c>, ...</summary>
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
