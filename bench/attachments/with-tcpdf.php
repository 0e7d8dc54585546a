<?php
require_once "/usr/share/php/tcpdf/tcpdf.php";
$told = json_decode(file_get_contents($argv[1]), true);
$pdf = new TCPDF();
$pdf->SetTitle($told["title"]);
$pdf->SetFont("dejavusans", "", 10);
$pdf->AddPage();
foreach ($told["lines"] as $line) $pdf->Write(0, $line . "\n");
$pdf->writeHTML('<a href="https://exempel.se/">exempel.se</a>');
$pdf->Output($argv[2], "F");
