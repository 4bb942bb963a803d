#Requires -Version 7.4
#Requires -Modules Tigris

<#
.SYNOPSIS
    Compares the tenants with a state document, and ends with an exit code for a CI job.
.DESCRIPTION
    The exit code is 0 if nothing differs, 1 if a setting differs, and 2 if the comparison isn't complete: a tenant can't be read, or the document isn't
    valid. So a job fails in both cases, and can tell them apart.

    The differences are written to a CSV file, one a row. Text that a spreadsheet would run as a formula gets an apostrophe in front. The same differences
    are added to a Markdown file as a table, by default to the summary of a job of GitHub Actions.

    Differences that the document accepts aren't among them. The script sends reads only.

    It uses the current connection: run Connect-Tigris first, or set TIGRIS_PROVIDER_ID, TIGRIS_SIGNING_KEY and TIGRIS_USER_ID.
.PARAMETER Path
    The state document: see Export-TigrisTenant.
.PARAMETER PlanPath
    The file with the plans that the document names.
.PARAMETER Mode
    Complete (the default) also reports what the document doesn't name. Named compares only what it names.
.PARAMETER ReportPath
    The CSV file. The default is drift.csv in the current folder.
.PARAMETER SummaryPath
    A Markdown file, to which a table is added. The default is the file that the variable GITHUB_STEP_SUMMARY names; without it, none.
.PARAMETER UserRole
    The role of the acting user. The default is Admin: a Member sees only the access keys of one user.
.PARAMETER ThrottleLimit
    The number of tenants that are read at once.
.EXAMPLE
    ./Test-TenantDrift.ps1 -Path ./tenants.jsonl

    Compares the whole account with a document.
.EXAMPLE
    ./Test-TenantDrift.ps1 -Path ./tenants.jsonl -PlanPath ./plans.json -Mode Named -SummaryPath ./drift.md

    Compares what the document and its plans name, and writes a table for people too.
.OUTPUTS
    An object with the numbers of tenants and differences, and the path of the CSV file.
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory)][ValidateNotNullOrEmpty()][string]$Path,

    [string]$PlanPath = '',

    [ValidateSet('Complete', 'Named')]
    [string]$Mode = 'Complete',

    [ValidateNotNullOrEmpty()]
    [string]$ReportPath = './drift.csv',

    [string]$SummaryPath = "$env:GITHUB_STEP_SUMMARY",

    [ValidateSet('Admin', 'Member')]
    [string]$UserRole = 'Admin',

    [ValidateRange(1, 256)]
    [int]$ThrottleLimit = 16
)

$ErrorActionPreference = 'Stop'

# A spreadsheet runs text that begins with one of these characters as a formula. An apostrophe keeps it text. Lists become one cell.
filter ConvertTo-CsvRow {
    $row = [ordered]@{}
    foreach ($property in $_.PSObject.Properties) {
        $value = $property.Value
        if ($value -is [array]) { $value = $value -join '; ' }
        $row[$property.Name] = if ($value -is [string] -and $value -match '^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]') { "'$value" } else { $value }
    }
    [pscustomobject]$row
}

# Text of tenants must not end a cell, and must not be read as Markdown or HTML.
function ConvertTo-MarkdownCell {
    param($Value)
    $text = "$Value" -replace '\s+', ' '
    if ($text.Length -gt 80) { $text = $text.Substring(0, 77) + '...' }
    $text.Replace('&', '&amp;').Replace('<', '&lt;').Replace('>', '&gt;') -replace '([\\`*_{}\[\]#|~!])', '\$1'
}

function ConvertTo-MarkdownTable {
    param([object[]]$Difference, [int]$Most = 500)
    '| Tenant | Setting | Kind | Desired | Actual | Command |'
    '| --- | --- | --- | --- | --- | --- |'
    foreach ($one in $Difference | Select-Object -First $Most) {
        $cells = $one.OrganizationId, $one.Path, $one.Kind, $one.Desired, $one.Actual, $one.Command | ForEach-Object { ConvertTo-MarkdownCell $_ }
        "| $($cells -join ' | ') |"
    }
    if ($Difference.Count -gt $Most) {
        ''
        "The CSV file has $($Difference.Count - $Most) more."
    }
}

try {
    $desired = @{ Path = $Path; Mode = $Mode; UserRole = $UserRole; ThrottleLimit = $ThrottleLimit }
    if ($PlanPath) { $desired.PlanPath = $PlanPath }
    $differences = @(Compare-TigrisTenant @desired -ErrorAction Continue -ErrorVariable failed)
    $differences |
        Select-Object -Property OrganizationId, OrganizationName, Path, Kind, Desired, Actual, CanChange, Command, Line |
        ConvertTo-CsvRow |
        Export-Csv -LiteralPath $ReportPath -NoTypeInformation -Encoding utf8
    if ($SummaryPath) {
        $title = "## Tenants: $($differences.Count) differences"
        if ($failed) { $title += ", and $($failed.Count) errors" }
        $table = if ($differences) { @('') + @(ConvertTo-MarkdownTable $differences) } else { @() }
        @($title) + $table + @('') | Add-Content -LiteralPath $SummaryPath -Encoding utf8
    }
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}

[pscustomobject]@{
    Tenants = @($differences | Group-Object -Property OrganizationId).Count
    Differences = $differences.Count
    Errors = @($failed).Count
    ReportPath = (Resolve-Path -LiteralPath $ReportPath).ProviderPath
}
if ($failed) { exit 2 }
if ($differences) { exit 1 }
