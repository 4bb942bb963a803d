#Requires -Version 7.4
#Requires -Modules Tigris

<#
.SYNOPSIS
    Offboards the tenants of a CSV: deactivates them, saves their last invoice, deletes their buckets, and writes a report.
.DESCRIPTION
    THIS DELETES DATA PERMANENTLY. Run it with -WhatIf first: it then shows for each tenant what would be deleted, and only sends reads.

    The CSV has a column OrganizationId (or org_id). By default, the script keeps a journal, a folder with the invoices, and a report beside the CSV.
    After an interruption, run it again with the same parameters: it resumes, and repeats no completed step.

    The script deletes buckets only after the invoice is final. Until then, it deactivates the tenant and reports AwaitingInvoice. Run the script
    again when the month is over and the invoice is final.

    It uses the current connection: run Connect-Tigris first, or set the environment variables.
.PARAMETER Path
    The CSV of the tenants to offboard.
.PARAMETER Month
    The month of the invoice, as yyyy-MM. The default is the month in which the tenant was deactivated.
.PARAMETER AllowDraftInvoice
    Deletes the buckets even if the invoice is still a draft.
.PARAMETER JournalPath
    The journal. The default is the path of the CSV with the extension .journal.jsonl. If several machines share the work, each one has its own journal.
.PARAMETER InvoicePath
    The folder for the invoices. The default is the path of the CSV with the extension .invoices.
.PARAMETER ReportPath
    The report, a CSV. Text that a spreadsheet would run as a formula gets an apostrophe in front. The default is the path of the CSV with the extension .report.csv.
.PARAMETER Shard
    One part of the tenants, such as 3/16, for several machines at once. The default names of the journal and the report then contain the shard.
.PARAMETER Delimiter
    The character between the columns of the CSV and of the report. The default is a comma. Excel writes a semicolon in many countries.
.PARAMETER Encoding
    The encoding of the CSV, as Import-Csv accepts it: utf8, ansi, unicode or the number of a code page. The default is utf8.
.PARAMETER ThrottleLimit
    The maximum number of tenants that are processed at once.
.EXAMPLE
    ./Offboard-Churned.ps1 -Path ./churned.csv -WhatIf

    Shows for each tenant what would happen.
.EXAMPLE
    ./Offboard-Churned.ps1 -Path ./churned.csv

    Offboards the tenants, with a confirmation prompt for each one. With -Confirm:$false there is no prompt.
.OUTPUTS
    Tigris.OffboardingResult, one for each tenant.
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSShouldProcess', '', Justification = 'Remove-TigrisTenant prompts for each tenant.')]
[OutputType('Tigris.OffboardingResult')]
param(
    [Parameter(Mandatory)]
    [string]$Path,

    [string]$Month,

    [switch]$AllowDraftInvoice,

    [string]$JournalPath,

    [string]$InvoicePath,

    [string]$ReportPath,

    [string]$Shard,

    [char]$Delimiter = ',',

    [string]$Encoding = 'utf8',

    [ValidateRange(1, 256)]
    [int]$ThrottleLimit = 8
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

$leavers = @(Import-Csv -LiteralPath $Path -Delimiter $Delimiter -Encoding $Encoding)
$column = 'OrganizationId', 'org_id' | Where-Object { $leavers -and $leavers[0].PSObject.Properties[$_] } | Select-Object -First 1
if ($leavers -and -not $column) {
    throw "'$Path' has no column OrganizationId. Its columns are: $($leavers[0].PSObject.Properties.Name -join ', '). To change the separator, use -Delimiter."
}

$base = [IO.Path]::ChangeExtension($PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path), $null).TrimEnd('.')
$name = $base
if ($Shard) {
    $part = [Tigris.Shard]$Shard
    $leavers = @($leavers | Where-Object { $part.Contains($_.$column) })
    $name += "-shard-$($part.Number)-of-$($part.Count)"
}
if (-not $JournalPath) { $JournalPath = "$name.journal.jsonl" }
if (-not $InvoicePath) { $InvoicePath = "$base.invoices" }
if (-not $ReportPath) { $ReportPath = "$name.report.csv" }

$removal = @{
    JournalPath = $JournalPath
    InvoicePath = $InvoicePath
    RequireFinalizedInvoice = -not $AllowDraftInvoice
    ThrottleLimit = $ThrottleLimit
    ErrorAction = 'Continue'
}
if ($Month) { $removal.Month = $Month }

$results = @($leavers | Remove-TigrisTenant @removal)
$results
if ($WhatIfPreference) {
    return
}

# Export-Csv formats numbers and times for the culture of this machine; the reader of the report may have another.
$culture = [Threading.Thread]::CurrentThread.CurrentCulture
$plain = [cultureinfo]::InvariantCulture.Clone()
$plain.DateTimeFormat.ShortDatePattern = 'yyyy-MM-dd'
[Threading.Thread]::CurrentThread.CurrentCulture = $plain
try {
    $results | ConvertTo-CsvRow | Export-Csv -LiteralPath "$ReportPath.incomplete" -Delimiter $Delimiter -NoTypeInformation -Encoding utf8
}
finally {
    [Threading.Thread]::CurrentThread.CurrentCulture = $culture
}
Move-Item -LiteralPath "$ReportPath.incomplete" -Destination $ReportPath -Force

$failed = @($results | Where-Object { "$($_.Status)" -in 'Failed', 'Stopped', 'Declined' })
if ($failed) {
    throw "$($failed.Count) of $($results.Count) tenants are not offboarded; run the script again. See '$ReportPath': $($failed.OrganizationId -join ', ')"
}
