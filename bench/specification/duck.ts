/** The peer: DuckDB over the very rows that PostgreSQL holds, copied through a file. It rates them anew at each question. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type pg from "pg";

export interface Duck {
  /** Takes a month's rows over from the table they are made in. */
  take(client: pg.Client, table: string): Promise<void>;
  /** Öre of a month and the one before, as the pages ask for them. */
  month(customer: number, month: string): Promise<bigint>;
  monthOnMonth(customer: number, month: string): Promise<bigint>;
  year(customer: number, month: string): Promise<bigint>;
  takePrices(client: pg.Client): Promise<void>;
  close(): void;
}

export async function openDuck(folder: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(join(folder, "peer.duckdb"), { memory_limit: "4GB" });
  const connection = await instance.connect();
  await connection.run(`create table if not exists usage (customer_key integer, service_key integer, unit_key integer, ansvar_key integer,
    employee_key integer, month date, used_on date, quantity decimal(16, 4))`);
  const sum = async (statement: string): Promise<bigint> => {
    const { length, ...total } = await connection.runAndReadAll(statement).then((read) => ({
      length: read.currentRowCount,
      minor: read.getRowObjects().reduce((all, row) => all + BigInt(String(row["minor"])), 0n),
    }));
    if (length === 0) throw new Error("DuckDB found no rows.");
    return total.minor;
  };
  const file = join(folder, "handed.csv");
  return {
    take: async (client, table) => {
      await client.query(`copy (select customer_key, service_key, unit_key, ansvar_key, employee_key, month, used_on, quantity
        from ${table} order by customer_key) to '${file}' (header)`);
      await connection.run(
        `insert into usage select * from read_csv('${file}', types = {'quantity': 'decimal(16,4)'})`,
      );
      await rm(file);
    },
    takePrices: async (client) => {
      await client.query(`copy (select s.key as service_key, s.name, p.from_on, lead(p.from_on, 1, '9999-01-01') over
          (partition by s.key order by p.from_on) as before_on, p.price
        from services s join service_prices p on p.service_id = s.id) to '${file}' (header)`);
      await connection.run(
        `create table prices as select * from read_csv('${file}', types = {'price': 'decimal(12,6)'})`,
      );
      await rm(file);
    },
    month: (customer, month) => sum(grouped("name", lines(customer, `u.month = date '${month}'`))),
    monthOnMonth: (customer, month) =>
      sum(grouped("name, month", lines(customer, `u.month in (date '${month}', date '${month}' - interval 1 month)`))),
    year: (customer, month) => sum(grouped("month", lines(customer, `u.month > date '${month}' - interval 12 month`))),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function lines(customer: number, months: string): string {
  return `select name, month, quantity, round(price * (quantity * 100)::decimal(20, 4), 0) as minor
    from (select p.name, u.month, u.ansvar_key, p.price, sum(u.quantity) as quantity
      from usage u join prices p on p.service_key = u.service_key and p.from_on <= u.month and u.month < p.before_on
      where u.customer_key = ${customer} and ${months} group by p.name, u.month, u.ansvar_key, p.price) summed`;
}

function grouped(by: string, from: string): string {
  return `select ${by}, sum(quantity) as quantity, sum(minor)::bigint as minor from (${from}) lines group by ${by}`;
}
