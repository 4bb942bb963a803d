using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Reads the rows of a table: id, name, quota, active and plan. An empty cell has no desired value.</summary>
internal sealed class RowTable
{
    private static readonly Dictionary<string, string> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = StateMember.OrganizationId,
        ["orgId"] = StateMember.OrganizationId,
        ["organizationId"] = StateMember.OrganizationId,
        ["name"] = StateMember.OrganizationName,
        ["orgName"] = StateMember.OrganizationName,
        ["organizationName"] = StateMember.OrganizationName,
        ["quota"] = StateMember.Quota,
        ["limitBytes"] = StateMember.Quota,
        ["active"] = StateMember.Active,
        ["plan"] = StateMember.Plan,
    };

    private readonly string?[] _members;

    private RowTable(string?[] members) => _members = members;

    /// <summary>Reads the heading.</summary>
    public static RowTable? ReadHeading(CsvRecord heading, StateProblems problems)
    {
        var members = new string?[heading.Cells.Count];
        for (var index = 0; index < members.Length; index++)
        {
            var column = heading.Cells[index];
            var bare = new string([.. column.Where(char.IsLetterOrDigit)]);
            if (Columns.TryGetValue(bare, out var member))
            {
                if (members.Contains(member))
                {
                    problems.Add(heading.Line, column, MessageText.Of(Messages.StateColumnTwice, member));
                }

                members[index] = member;
            }
            else if (bare.Length > 0 && Spelling.Nearest(Columns.Keys, bare) is { } similar)
            {
                problems.Add(heading.Line, column, MessageText.Of(Messages.StateColumnSimilar, similar));
            }
            else if (bare.Length > 0)
            {
                problems.Warn(heading.Line, column, Messages.StateColumnUnused);
            }
        }

        if (!members.Contains(StateMember.OrganizationId))
        {
            var isEmpty = heading.Cells.All(string.IsNullOrWhiteSpace);
            problems.Add(heading.Line, "id", isEmpty ? Messages.StateNoColumns : MessageText.Of(Messages.StateNoIdColumn, string.Join(", ", heading.Cells)));
            return null;
        }

        return new RowTable(members);
    }

    /// <summary>Reads a row.</summary>
    public DesiredTenant? Read(CsvRecord record, StateProblems problems)
    {
        if (record.Cells.Count != _members.Length)
        {
            problems.Add(record.Line, "*", MessageText.Of(Messages.StateCellCount, record.Cells.Count, _members.Length));
            return null;
        }

        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < _members.Length; index++)
        {
            if (_members[index] is { } member && record.Cells[index].Trim().Length > 0)
            {
                cells[member] = record.Cells[index].Trim();
            }
        }

        return Read(cells, record.Line, problems);
    }

    /// <summary>Reads the cells of a row by the members that they stand for.</summary>
    public static DesiredTenant? Read(IReadOnlyDictionary<string, string> cells, int? line, StateProblems problems)
    {
        if (!cells.TryGetValue(StateMember.OrganizationId, out var id))
        {
            problems.Add(line, "id", Messages.StateNoId);
            return null;
        }

        var state = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (cells.TryGetValue(StateMember.OrganizationName, out var name))
        {
            state[StateMember.OrganizationName] = name;
        }

        if (cells.TryGetValue(StateMember.Active, out var active))
        {
            state[StateMember.Active] = ReadFlag(active, line, problems);
        }

        if (cells.TryGetValue(StateMember.Quota, out var quota))
        {
            state[StateMember.Quota] = new TenantGraph(problems, line).ReadQuota(quota, StateMember.Quota);
        }

        return new DesiredTenant
        {
            OrganizationId = id,
            Line = line,
            State = state,
            Plan = cells.TryGetValue(StateMember.Plan, out var plan) ? plan : null,
            IsRow = true,
        };
    }

    private static bool? ReadFlag(string text, int? line, StateProblems problems)
    {
        switch (text.ToUpperInvariant())
        {
            case "TRUE" or "YES" or "1":
                return true;
            case "FALSE" or "NO" or "0":
                return false;
            default:
                problems.Add(line, StateMember.Active, MessageText.Of(Messages.StateInvalidFlag, text));
                return null;
        }
    }
}
