#Requires -Version 7.4
#Requires -Modules Tigris

<#
.SYNOPSIS
    Writes usage and invoices of all organizations for a month to CSV files.
.DESCRIPTION
    The folder gets three files. usage-<month>.csv has a row for each organization and metric, invoices-<month>.csv a row for each invoice, and
    invoice-lines-<month>.csv a row for each price step of each charge. They include deactivated organizations, which are billed too.

    Text that a spreadsheet would run as a formula gets an apostrophe in front.

    A file gets its final name when it is complete. If an organization can't be read, the files keep the extension .incomplete, the error names
    the organization, and the script fails. Don't bill from a file without all customers: run the script again.

    It uses the current connection: run Connect-Tigris first, or set TIGRIS_PROVIDER_ID and TIGRIS_SIGNING_KEY.
.PARAMETER Month
    The month, as yyyy-MM. The default is the previous month, in UTC. Invoices of the current month are drafts.
.PARAMETER Path
    The folder of the files. The script creates it if it doesn't exist. The default is the current folder.
.PARAMETER Shard
    One part of all organizations, such as 3/16, for several machines at once. The names of the files then contain the shard.
.PARAMETER Delimiter
    The character between the columns. The default is a comma. Numbers always have a decimal point.
.PARAMETER Encoding
    The encoding of the files, as Export-Csv accepts it. The default is utf8. Excel recognizes utf8BOM.
.PARAMETER ThrottleLimit
    The maximum number of requests in flight.
.EXAMPLE
    ./Export-MonthlyUsage.ps1 -Path ./billing

    Writes usage and invoices of all organizations for the previous month.
.EXAMPLE
    ./Export-MonthlyUsage.ps1 -Month 2026-10 -Path ./billing -ThrottleLimit 32 | Format-List

    Writes another month, with more requests at once. The output has the sums to check the files.
.OUTPUTS
    An object with the month, the numbers of rows, the sums of the invoices and of their lines, and the paths. The sums are for checking the files.
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [ValidatePattern('^\d{4}-(0[1-9]|1[0-2])$')]
    [string]$Month = [datetime]::UtcNow.AddMonths(-1).ToString('yyyy-MM', [cultureinfo]::InvariantCulture),

    [ValidateNotNullOrEmpty()]
    [string]$Path = '.',

    [string]$Shard,

    [char]$Delimiter = ',',

    [string]$Encoding = 'utf8',

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

function Format-Day {
    param([datetimeoffset]$Day)
    $Day.UtcDateTime.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
}

$part = @{}
$name = $Month
if ($Shard) {
    $part.Shard = [Tigris.Shard]$Shard
    $name += "-shard-$($part.Shard.Number)-of-$($part.Shard.Count)"
}
$folder = (New-Item -ItemType Directory -Path $Path -Force).FullName
$file = [ordered]@{}
foreach ($kind in 'usage', 'invoices', 'invoice-lines') {
    $file[$kind] = Join-Path -Path $folder -ChildPath "$kind-$name.csv"
}

# Read once, so that all files have the same organizations.
$organizations = @(Get-TigrisOrganization -IncludeInactive @part)
$each = @{ Month = $Month; ThrottleLimit = $ThrottleLimit; ErrorAction = 'Continue' }
$csv = @{ NoTypeInformation = $true; Delimiter = $Delimiter; Encoding = $Encoding }
$sum = @{ UsageRows = 0; Lines = 0; Subtotal = 0d; Total = 0d; LineSubtotal = 0d }

# Export-Csv formats numbers for the culture of this machine; the reader of the files may have another.
$culture = [Threading.Thread]::CurrentThread.CurrentCulture
[Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture
try {
    # Streamed, because a summary has all of its daily values.
    $organizations | Get-TigrisUsage @each -ErrorVariable usageFailed | ForEach-Object {
        $sum.UsageRows++
        [pscustomobject]@{
            OrganizationId = $_.OrganizationId
            OrganizationName = $_.OrganizationName
            Metric = $_.Metric
            MetricId = $_.MetricId
            Unit = $_.Unit
            Total = $_.Total
            Peak = $_.Peak
            StartingOn = Format-Day $_.StartingOn
            EndingBefore = Format-Day $_.EndingBefore
        }
    } | ConvertTo-CsvRow | Export-Csv -LiteralPath "$($file['usage']).incomplete" @csv

    $invoices = [Collections.Generic.List[object]]::new()
    $organizations | Get-TigrisInvoice @each -ErrorVariable invoiceFailed | ForEach-Object {
        $sum.Subtotal += $_.Subtotal
        $sum.Total += $_.Total
        $invoices.Add([pscustomobject]@{
                OrganizationId = $_.OrganizationId
                OrganizationName = $_.OrganizationName
                Month = $_.Month
                Status = $_.Status
                PlanName = $_.PlanName
                Subtotal = $_.Subtotal
                Credits = $_.Credits
                MinimumCommit = $_.MinimumCommit
                Total = $_.Total
                StartingOn = Format-Day $_.StartingOn
                EndingBefore = Format-Day $_.EndingBefore
            })
        $_.GetLines()
    } | ForEach-Object {
        $sum.Lines++
        $sum.LineSubtotal += $_.Subtotal
        $_
    } | ConvertTo-CsvRow | Export-Csv -LiteralPath "$($file['invoice-lines']).incomplete" @csv
    $invoices | ConvertTo-CsvRow | Export-Csv -LiteralPath "$($file['invoices']).incomplete" @csv
}
finally {
    [Threading.Thread]::CurrentThread.CurrentCulture = $culture
}

$failed = @(@($usageFailed) + @($invoiceFailed) | Where-Object { $_ } | ForEach-Object { "$($_.TargetObject)" } | Sort-Object -Unique)
if ($failed) {
    throw "$($failed.Count) of $($organizations.Count) organizations could not be read, so the files in '$folder' are incomplete: $($failed -join ', ')"
}
foreach ($path in $file.Values) {
    Move-Item -LiteralPath "$path.incomplete" -Destination $path -Force
}

[pscustomobject]@{
    Month = $Month
    Organizations = $organizations.Count
    UsageRows = $sum.UsageRows
    Invoices = $invoices.Count
    InvoiceLines = $sum.Lines
    InvoiceSubtotal = $sum.Subtotal
    InvoiceTotal = $sum.Total
    LineSubtotal = $sum.LineSubtotal
    UsagePath = $file['usage']
    InvoicePath = $file['invoices']
    InvoiceLinePath = $file['invoice-lines']
}
